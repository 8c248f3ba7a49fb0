using Collegium.Http;

namespace Collegium.Members.Directory;

/// <summary>The directory anybody may read, and what members write to one another.</summary>
internal static class DirectoryApi
{
    private const Roles Readers = Roles.Practitioner | Roles.MembershipSecretary;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/directory", List).Allow(Roles.None).WithName("ListDirectory");
        api.MapGet("/messages", Messages).Allow(Readers).WithName("ListMessages");
        api.MapPost("/messages", Write).Allow(Roles.Practitioner).WithName("WriteToMember");
        api.MapPost("/messages/{id:guid}/report", Report).Allow(Roles.Practitioner).WithName("ReportMessage");
    }

    public sealed record MessageBody(Guid? Practice, string? Text);

    private static async Task<IResult> List(DirectoryReading reading, string? q, string? skill, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var shown = await reading.List(q, skill);
        var rows = shown.Rows.Where(p => after is null || string.CompareOrdinal(p.Name, after) > 0).Take(take + 1).ToList();
        return Results.Ok(Paging.Cut(
            rows, take, p => new { p.Id, p.Name, p.City, practitioners = p.Practitioners.Select(x => new { x.Id, x.Name }), skills = shown.Best(p) }, p => p.Name));
    }

    /// <summary>The newest hundred of each.</summary>
    private static async Task<IResult> Messages(MessageReading reading, MembersDoor members, bool? reported)
    {
        var firms = (await members.Roster()).Practices;
        object Firm(Guid id) => new { id, name = firms.GetValueOrDefault(id)?.Name ?? "A former member" };
        var read = reported == true ? await reading.Reported() : await reading.Received();
        return Results.Ok(new { items = read.Select(m => new { m.Id, from = Firm(m.FromPractice), to = Firm(m.ToPractice), m.Text, m.At, m.ReportedAt }), next = (string?)null });
    }

    private static Task<IResult> Write(MessageBody body, WriteToMember writing, ApiWrite write) => write.Create(
        () => writing.Run(body.Practice ?? Guid.Empty, body.Text), id => Task.FromResult<object>(new { id, practice = body.Practice }), _ => "/api/v1/messages");

    private static Task<IResult> Report(Guid id, ReportMessage reporting, ApiWrite write) =>
        write.Step(() => reporting.Run(id), reported => Task.FromResult<object>(new { id = reported, reported = true }));
}
