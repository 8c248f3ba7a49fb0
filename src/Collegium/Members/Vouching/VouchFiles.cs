using Collegium.Http;

namespace Collegium.Members.Vouching;

internal static class VouchFiles
{
    private static readonly string[] Heads = ["voucher", "practice", "given", "expires", "does", "ended", "why"];

    public static void Map(IEndpointRouteBuilder files) =>
        files.MapGet("/csv/vouches", List).Allow(Actor.Officers | Roles.Practitioner).WithName("VouchesFile");

    /// <summary>What the page's address shows: the own practice's, or with <c>all</c> everybody's, over or not.</summary>
    private static async Task<IResult> List(VouchReading reading, Here here, string? all, string? over)
    {
        var lines = all == "yes" || here.Actor.Practice is null ? await reading.Everybody(over == "yes") : (await reading.Mine(here.Actor.Practice.Value))?.Given ?? [];
        return new CsvFile("vouches", Heads, lines.Select(l => (IReadOnlyList<object?>)
            [l.Voucher.Name, l.Candidate.Name, l.Vouch.GivenAt, l.Vouch.ExpiresAt, l.Vouch.Stands ? l.Does : null, l.Vouch.EndedAt, l.Vouch.Stands ? null : l.Does]));
    }
}
