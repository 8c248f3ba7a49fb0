namespace Collegium.Insight.Equity;

/// <summary>Whether two groups differ by more than chance would make them.</summary>
public sealed record RankResult(int One, int Other, double PValue)
{
    /// <summary>Fewer than eight in a group say nothing.</summary>
    public bool Tells => One >= RankTest.Fewest && Other >= RankTest.Fewest;
}

/// <summary>
/// The rank-sum test of Wilcoxon, Mann and Whitney as a permutation test: the groups' labels are shuffled so many times by a
/// fixed seed, and the share of shuffles that part the mean ranks at least as far is the chance. Ties share their mean rank.
/// </summary>
public static class RankTest
{
    public const int Fewest = 8;
    private const int Shuffles = 2_000;
    private const int Seed = 20_261_117;

    public static RankResult Run(IReadOnlyList<double> one, IReadOnlyList<double> other)
    {
        if (one.Count < Fewest || other.Count < Fewest)
        {
            return new RankResult(one.Count, other.Count, 1);
        }

        var ranks = Ranks([.. one, .. other]);
        var seen = Distance(ranks, one.Count);
        var chance = new Random(Seed);
        var asFar = 0;
        for (var i = 0; i < Shuffles; i++)
        {
            chance.Shuffle(ranks);
            asFar += Distance(ranks, one.Count) >= seen - 1e-9 ? 1 : 0;
        }

        return new RankResult(one.Count, other.Count, (asFar + 1.0) / (Shuffles + 1));
    }

    /// <summary>The value below which so much of a group lies, by the nearest rank; null for an empty one.</summary>
    public static double? Below(IReadOnlyList<double> values, double share) =>
        values.Count == 0 ? null : values.Order().ElementAt(Math.Max(0, (int)Math.Ceiling(share * values.Count) - 1));

    private static double Distance(double[] ranks, int first)
    {
        var sum = ranks.Take(first).Sum();
        return Math.Abs(sum / first - (ranks.Sum() - sum) / (ranks.Length - first));
    }

    private static double[] Ranks(double[] values)
    {
        var ranks = new double[values.Length];
        var order = Enumerable.Range(0, values.Length).OrderBy(i => values[i]).ToArray();
        for (var at = 0; at < order.Length;)
        {
            var end = at;
            while (end < order.Length && values[order[end]] == values[order[at]])
            {
                end++;
            }

            for (var k = at; k < end; k++)
            {
                ranks[order[k]] = (at + 1 + end) / 2.0;
            }

            at = end;
        }

        return ranks;
    }
}
