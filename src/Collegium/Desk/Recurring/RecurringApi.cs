using Collegium.Database;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Recurring;

internal static class RecurringApi
{
    public sealed record RuleBody(RecurKind? Kind, int? Every, DayOfWeek? Weekday, int? Nth, int? Day, TimeOnly? Time)
    {
        internal RecurRule? Rule => Kind is { } kind ? new RecurRule(kind, Every ?? 1, Weekday ?? DayOfWeek.Monday, Nth ?? 1, Day ?? 1, Time ?? new TimeOnly(9, 0)) : null;
    }

    public sealed record RecurBody(string? Client, string? Text, string? Impact, RuleBody? Rule);

    public sealed record RecurShown(Guid Id, Guid Client, string Text, Impact Impact, string When, DateOnly? Next);

    public sealed record RecurList(IReadOnlyList<RecurShown> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/recurring", List).Allow(Roles.Steward).WithName("ListRecurring");
        api.MapPost("/recurring", Put).Allow(Roles.Steward).WithName("PutRecurrence");
        api.MapPost("/recurring/{id:guid}/end", End).Allow(Roles.Steward).WithName("EndRecurrence");
    }

    private static async Task<IResult> List(CollegiumDb db) =>
        Results.Ok(new RecurList([.. (await db.Set<Recurrence>().AsNoTracking().OrderBy(r => r.Next).ToListAsync()).Select(Shown)]));

    private static Task<IResult> Put(RecurBody body, PutRecurrence put, ApiWrite write) => write.Create(
        () => put.Run(new RecurInput(body.Client, body.Text, body.Impact, body.Rule?.Rule)), made => Task.FromResult<object>(Shown(made)), _ => "/api/v1/recurring");

    private static Task<IResult> End(Guid id, EndRecurrence end, ApiWrite write) => write.Step(() => end.Run(id), ended => Task.FromResult<object>(Shown(ended)));

    private static RecurShown Shown(Recurrence r) => new(r.Id, r.ClientId, r.Text, r.Impact, r.Rule.Words, r.EndedAt is null ? r.Next : null);
}
