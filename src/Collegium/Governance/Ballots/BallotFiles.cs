using Collegium.Http;

namespace Collegium.Governance.Ballots;

internal static class BallotFiles
{
    private static readonly string[] Heads = ["question", "kind", "state", "call", "opened", "closes", "closed", "count", "voted", "yes", "no", "abstain"];

    private static readonly string[] RollHeads = ["practice", "counts", "why not", "voted"];

    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/csv/ballots", List).Allow(Actor.Officers | Roles.Practitioner).WithName("BallotsFile");
        files.MapGet("/csv/ballots/{id:guid}", Roll).Allow(Actor.Officers).WithName("RollFile");
    }

    private static async Task<IResult> List(BallotReads reads) =>
        new CsvFile("ballots", Heads, (await reads.List()).Select(r => (IReadOnlyList<object?>)
            [r.Question, r.Card.Kind, BallotWording.Look(r.Card).Word, r.Card.Call, r.Card.OpenedAt, r.Card.ClosesAt, r.Card.ClosedAt, r.Card.Eligible, r.Card.Voted,
                r.Card.Counts?.Yes, r.Card.Counts?.No, r.Card.Counts?.Abstain]));

    private static async Task<IResult> Roll(Guid id, BallotReads reads) => await reads.Find(id) is { } found
        ? new CsvFile("roll", RollHeads, found.Roll.Select(r => (IReadOnlyList<object?>)
            [r.Name, r.Excluded is null ? "yes" : "no", r.Excluded is { } why ? BallotWording.Because(why) : null, r.Voted ? "yes" : "no"]))
        : Results.NotFound();
}
