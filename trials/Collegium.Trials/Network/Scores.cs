namespace Collegium.Trials.Network;

/// <summary>The measures of the reference scripts (common.py, e3_sybil.py).</summary>
internal static class Scores
{
    /// <summary>The odds that a positive scores above a negative, ties half.</summary>
    public static double Auc(double[] scores, bool[] positive)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(at => scores[at]).ToArray();
        var ranks = 0.0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            to = from;
            var hits = 0;
            for (; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
            {
                hits += positive[order[to]] ? 1 : 0;
            }

            ranks += hits * (from + to + 1) / 2.0;
        }

        double right = positive.Count(one => one), wrong = positive.Length - right;
        return right > 0 && wrong > 0
            ? (ranks - right * (right + 1) / 2) / (right * wrong)
            : throw new BadArguments("There is nothing to tell apart: all cases turned out alike.");
    }

    /// <summary>The mean of the precision at each threshold, weighted by what it adds to the recall.</summary>
    public static double AveragePrecision(double[] scores, bool[] positive)
    {
        var order = Enumerable.Range(0, scores.Length).OrderByDescending(at => scores[at]).ToArray();
        double right = positive.Count(one => one), hits = 0, sum = 0;
        for (int from = 0, to; from < order.Length; from = to)
        {
            var before = hits;
            for (to = from; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
            {
                hits += positive[order[to]] ? 1 : 0;
            }

            sum += (hits - before) / right * (hits / to);
        }

        return sum;
    }

    /// <summary>How many Sybils score strictly above the score that this part of the honest exceeds.</summary>
    public static int Accepted(IEnumerable<double> honest, IEnumerable<double> sybils, double part)
    {
        var threshold = Quantile([.. honest.Order()], 1 - part);
        return sybils.Count(score => score > threshold);
    }

    private static double Quantile(double[] sorted, double part)
    {
        var place = (sorted.Length - 1) * part;
        var below = (int)place;
        return below + 1 < sorted.Length ? sorted[below] + (place - below) * (sorted[below + 1] - sorted[below]) : sorted[below];
    }
}
