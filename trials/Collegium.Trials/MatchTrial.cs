using System.Diagnostics;
using System.Globalization;
using Collegium.Routing;

namespace Collegium.Trials;

/// <summary>How long it takes to rank a large chapter for one job: all gates, top ten with reasons.</summary>
internal static class MatchTrial
{
    private const int Top = 10;

    public static readonly Trial Trial = new(
        "match",
        "ranks practitioners for a job, top ten with reasons through all gates, and times each query",
        Chance.Seeded,
        [
            Option.Whole("practitioners", 10_000, "how many practitioners the index holds", 1),
            Option.Whole("skills", 135, "how many skills there are", 1),
            Option.Whole("queries", 1000, "how many jobs to rank for", 1),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var practitioners = arguments.Whole("practitioners");
        if (practitioners > MatchIndex.MaxId + 1)
        {
            throw new BadArguments($"--practitioners takes at most {MatchIndex.MaxId + 1}, not {practitioners}.");
        }

        var chapter = new MatchChapter(arguments.Seed, practitioners, arguments.Whole("skills"));
        var profiles = chapter.Profiles();
        var queries = Enumerable.Range(0, arguments.Whole("queries")).Select(_ => chapter.Query()).ToArray();
        var index = new MatchIndex();
        profiles.ForEach(index.Upsert);
        WarmUp(index, queries);

        var updates = Micros(profiles.Take(1000).ToArray(), index.Upsert);
        var passed = 0L;
        var checksum = 17u;
        var rankings = new Ranking[queries.Length];
        var times = Micros(Enumerable.Range(0, queries.Length).ToArray(), query => rankings[query] = index.Rank(queries[query], Top));
        foreach (var ranking in rankings)
        {
            passed += ranking.Considered - ranking.Gates.Sum(gate => gate.Count);
            checksum = ranking.Candidates.Aggregate(checksum, Fold);
        }

        var measures = new Measures
        {
            ["rankMicros"] = times.Average(),
            ["medianMicros"] = times[times.Length / 2],
            ["p99Micros"] = times[(int)(0.99 * (times.Length - 1))],
            ["updateMicros"] = updates.Average(),
            ["passedMean"] = (double)passed / queries.Length,
            ["candidates"] = rankings.Sum(ranking => ranking.Candidates.Count),
            ["checksum"] = checksum,
        };
        Say($"{practitioners} practitioners, {queries.Length} jobs; {measures["passedMean"]:F0} pass all gates on average");
        Say($"a ranking takes {measures["rankMicros"]:F0} µs, p99 {measures["p99Micros"]:F0} µs");
        Say($"an update takes {measures["updateMicros"]:F1} µs");
        return measures;
    }

    private static uint Fold(uint sum, RankedCandidate one) => unchecked(sum * 31 + (uint)one.Profile * 1000 + (uint)one.Points);

    private static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));

    private static void WarmUp(MatchIndex index, MatchQuery[] queries)
    {
        // Long enough for the tiered compiler to settle, whatever the number of queries.
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 1000;)
        {
            foreach (var query in queries.Take(100))
            {
                index.Rank(query, Top);
            }

            Thread.Sleep(20);
        }
    }

    /// <summary>The time of each call in microseconds, shortest first.</summary>
    private static double[] Micros<T>(T[] over, Action<T> call)
    {
        var times = new double[over.Length];
        for (var at = 0; at < over.Length; at++)
        {
            var start = Stopwatch.GetTimestamp();
            call(over[at]);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMicroseconds;
        }

        Array.Sort(times);
        return times;
    }
}
