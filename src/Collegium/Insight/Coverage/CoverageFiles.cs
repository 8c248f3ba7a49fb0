using Collegium.Http;

namespace Collegium.Insight.Coverage;

internal static class CoverageFiles
{
    private static readonly string[] Heads = ["skill", "place", "day", "hour", "practitioners", "holders", "practices", "requests of 90 days", "load", "needed", "missing"];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/coverage", One).Allow(Actor.Officers).WithName("GetCoverage");

    public static void MapFiles(IEndpointRouteBuilder files) => files.MapGet("/csv/coverage", Csv).Allow(Actor.Officers).WithName("CoverageFile");

    private static async Task<IResult> One(CoverageReading reading, DateOnly? day, string? place) => Results.Ok(await reading.Read(day, place));

    /// <summary>The whole of it: each skill at each place, hour by hour.</summary>
    private static async Task<IResult> Csv(CoverageReading reading, string? day, string? place)
    {
        var on = DateOnly.TryParseExact(day, "yyyy-MM-dd", out var asked) ? asked : (DateOnly?)null;
        var first = await reading.Read(on, place);
        var maps = new List<CoverageShown> { first };
        foreach (var other in first.Place.Length == 0 ? first.Places : [])
        {
            maps.Add(await reading.Read(on, other));
        }

        return new CsvFile("coverage", Heads, maps.SelectMany(m => m.Rows.SelectMany(r => m.OpenHours.Select(h => (IReadOnlyList<object?>)
            [r.Skill, r.Place.Length == 0 ? "everywhere" : r.Place, m.Day, h, r.Hours[h], r.Holders, r.Practices, r.Demand, Math.Round(r.Load, 3, MidpointRounding.AwayFromZero), r.Needed, r.Missing]))));
    }
}
