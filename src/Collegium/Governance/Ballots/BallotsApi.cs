using Collegium.Http;

namespace Collegium.Governance.Ballots;

internal static class BallotsApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/ballots", List).Allow(Readers).WithName("ListBallots");
        api.MapGet("/ballots/{id:guid}", One).Allow(Readers).WithName("GetBallot");
        api.MapPost("/ballots/{id:guid}/vote", Cast).Allow(Roles.Practitioner).WithName("CastVote");
        api.MapPost("/ballots/{id:guid}/recusal", Recuse).Allow(Roles.Practitioner).WithName("RecuseFromBallot");
        api.MapPost("/ballots/{id:guid}/receipt", Check).Allow(Readers).WithName("CheckReceipt");
    }

    public sealed record VoteBody(string? Choice);

    public sealed record ReceiptBody(string? Receipt);

    private static Vote? Read(string? choice) => choice switch
    {
        "yes" => Vote.Yes,
        "no" => Vote.No,
        "abstain" => Vote.Abstain,
        _ => null,
    };

    private static async Task<IResult> List(BallotReads reads, int? limit, Guid? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var take = limit ?? Paging.Usual;
        var read = (await reads.List()).OrderByDescending(r => r.Card.Id).Where(r => after == null || r.Card.Id.CompareTo(after) < 0).Take(take + 1).ToList();
        return Results.Ok(Paging.Cut(read, take, r => new { Ballot = r.Card, r.Question, Mine = r.Mine is { } mine ? new { mine.Excluded, mine.Voted } : null }, r => r.Card.Id.ToString()));
    }

    private static async Task<IResult> One(Guid id, BallotReads reads) =>
        await reads.Find(id) is { } found ? Results.Ok(Shown(found)) : Problems.Result(Refusal.Missing("ballot"));

    /// <summary>The answer is as long whatever was chosen: not even its sealed length tells.</summary>
    private static Task<IResult> Cast(Guid id, VoteBody body, CastVote cast, ApiWrite write) =>
        write.Step(() => cast.Run(id, Read(body.Choice)), done => Task.FromResult<object>(new { done.Ballot, done.Receipt }));

    private static Task<IResult> Recuse(Guid id, RecuseFromBallot recuse, BallotReads reads, ApiWrite write) =>
        write.Step(() => recuse.Run(id), async ballot => Shown((await reads.Find(ballot))!));

    private static async Task<IResult> Check(Guid id, ReceiptBody body, CheckReceipt check)
    {
        var found = await check.Run(id, body.Receipt);
        return found.Refusal is { } no ? Problems.Result(no) : Results.Ok(found.Value);
    }

    private static object Shown(BallotShown shown) =>
        new { Ballot = shown.Card, shown.Question, shown.Rule, shown.CancelledBecause, shown.Roll, shown.Papers };
}
