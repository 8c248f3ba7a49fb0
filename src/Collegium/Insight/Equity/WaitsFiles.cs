using Collegium.Http;

namespace Collegium.Insight.Equity;

internal static class WaitsFiles
{
    private const int Least = 7;
    private const int Most = 1_100;

    public static readonly Refusal BadDays = new("days.out-of-range", "“days” is a whole number from 7 to 1,100: how far back to look.", RefusalKind.Malformed, "days");

    private static readonly string[] Heads =
        ["by", "group", "requests", "answer, median minutes", "answer, 90 %", "solved", "solved, median minutes", "solved, 90 %", "promises", "kept", "asked after", "answered", "said it solved it"];

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/equity", One).Allow(Actor.Officers).WithName("GetEquity");

    public static void MapFiles(IEndpointRouteBuilder files) => files.MapGet("/csv/equity", Csv).Allow(Actor.Officers).WithName("EquityFile");

    public static int Days(string? text) => int.TryParse(text, out var days) && days is >= Least and <= Most ? days : WaitsReading.UsualDays;

    private static async Task<IResult> One(WaitsReading reading, int? days) =>
        days is < Least or > Most ? Problems.Result(BadDays) : Results.Ok(await reading.Read(days ?? WaitsReading.UsualDays));

    private static async Task<IResult> Csv(WaitsReading reading, string? days)
    {
        var shown = await reading.Read(Days(days));
        return new CsvFile("equity", Heads, [.. shown.BySize.Zip(shown.After).Select(g => Row("size", g.First, g.Second)), .. shown.ByTrade.Select(g => Row("trade", g, null))]);
    }

    private static IReadOnlyList<object?> Row(string by, WaitsOf g, AfterOf? after) =>
        [by, g.Group, g.Requests, g.AnswerMedian, g.Answer90, g.Solved, g.SolvedMedian, g.Solved90, g.Promises, g.Kept, after?.Asked, after?.Answered, after?.Yes];
}
