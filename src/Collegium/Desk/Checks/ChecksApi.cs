using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Checks;

internal static class ChecksApi
{
    private const Roles Doers = Roles.Steward | Roles.Practitioner;

    public sealed record ChecksBody(string? Words);

    public sealed record TickBody(bool? Done);

    public sealed record CheckShown(Guid Id, string Text, DateTime? DoneAt, string? DoneBy);

    public sealed record CheckList(IReadOnlyList<CheckShown> Items);

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/requests/{id:guid}/checks", List).Allow(Doers).WithName("ListChecks");
        api.MapPost("/requests/{id:guid}/checks", Add).Allow(Doers).WithName("AddChecks");
        api.MapPost("/requests/{id:guid}/checks/{check:guid}", Tick).Allow(Doers).WithName("TickCheck");
    }

    private static async Task<IResult> List(Guid id, CollegiumDb db)
    {
        var row = await db.Set<Request>().AsNoTracking().SeenBy(db.Actor, db.Set<Offer>()).SingleOrDefaultAsync(r => r.Id == id);
        return row is null || !row.SeesWords(db.Actor) ? Problems.Result(Refusal.Missing("request"))
            : Results.Ok(new CheckList([.. (await ChecksOf.Read(db, id)).Select(Shown)]));
    }

    private static Task<IResult> Add(Guid id, ChecksBody body, AddChecks add, ApiWrite write) =>
        write.Create(() => add.Run(id, body.Words), made => Task.FromResult<object>(new CheckList([.. made.Select(Shown)])), _ => $"/api/v1/requests/{id}/checks");

    private static Task<IResult> Tick(Guid id, Guid check, TickBody? body, TickCheck tick, ApiWrite write) =>
        write.Step(() => tick.Run(id, check, body?.Done ?? true), found => Task.FromResult<object>(Shown(found)));

    private static CheckShown Shown(Check c) => new(c.Id, c.Text, c.DoneAt, c.DoneBy);
}

internal static class ChecksOf
{
    public static Task<List<Check>> Read(CollegiumDb db, Guid request) =>
        db.Set<Check>().AsNoTracking().Where(c => c.RequestId == request).OrderBy(c => c.Place).ToListAsync();
}
