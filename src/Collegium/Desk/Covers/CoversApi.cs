using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Covers;

internal static class CoversApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/covers", List).Allow(Readers).WithName("ListCovers");
        api.MapGet("/covers/{id:guid}", One).Allow(Readers).WithName("GetCover");
        api.MapPost("/covers", Propose).Allow(Roles.Practitioner).WithName("ProposeCover");
        api.MapPost("/covers/{id:guid}/acceptance", Accept).Allow(Roles.Practitioner).WithName("AcceptCover");
        api.MapPost("/covers/{id:guid}/refusal", Refuse).Allow(Roles.Practitioner).WithName("RefuseCover");
        api.MapPost("/covers/{id:guid}/end", End).Allow(Roles.Practitioner).WithName("EndCover");
        api.MapPost("/covers/{id:guid}/clients/{client:guid}/release", Release).Allow(Roles.Practitioner).WithName("ReleaseCoveredClient");
    }

    private static async Task<IResult> List(CoverReading reading, int? limit, Guid? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var shown = new List<CoverShown>();
        foreach (var cover in await reading.Seen().Where(c => after == null || c.Id < after).OrderByDescending(c => c.Id).Take(take + 1).ToListAsync())
        {
            shown.Add(await reading.Show(cover));
        }

        return Results.Ok(Paging.Cut(shown, take, c => c, c => c.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, CoverReading reading) =>
        await reading.Find(id) is { } found ? Results.Ok(found) : Problems.Result(Refusal.Missing("cover"));

    private static Task<IResult> Propose(CoverInput body, ProposeCover propose, CoverReading reading, ApiWrite write) =>
        write.Create(() => propose.Run(body), async cover => await reading.Show(cover), cover => $"/api/v1/covers/{cover.Id}");

    private static Task<IResult> Accept(Guid id, AnswerCover answer, CoverReading reading, ApiWrite write) =>
        write.Step(() => answer.Accept(id), async cover => await reading.Show(cover));

    private static Task<IResult> Refuse(Guid id, AnswerCover answer, CoverReading reading, ApiWrite write) =>
        write.Step(() => answer.Refuse(id), async cover => await reading.Show(cover));

    private static Task<IResult> End(Guid id, AnswerCover answer, CoverReading reading, ApiWrite write) =>
        write.Step(() => answer.End(id), async cover => await reading.Show(cover));

    private static Task<IResult> Release(Guid id, Guid client, AnswerCover answer, CoverReading reading, ApiWrite write) =>
        write.Step(() => answer.Release(id, client), async cover => await reading.Show(cover));
}
