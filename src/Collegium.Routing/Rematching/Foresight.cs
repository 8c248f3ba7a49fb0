namespace Collegium.Routing;

/// <summary>
/// What it is worth to keep each candidate free for the requests that may still come, where each takes one: the mean, over drawn
/// futures, of the price a second like him would fetch in the best plan for that future and what is open now. Randomised linear
/// programming (Talluri and van Ryzin, Transportation Science 33(2), 1999), with the open requests in each program: in the trial
/// <c>rematch</c> that does better than pricing the futures alone, or by what losing the candidate would cost. With the worths
/// added, <see cref="Rematch.Plan"/> spares who is rare where another costs hardly more.
/// </summary>
/// <remarks>The desk plans without: its practices take several requests at a time.</remarks>
public static class Foresight
{
    /// <summary>One worth a candidate, in the unit of the costs, never negative.</summary>
    /// <param name="requests">The open requests.</param>
    /// <param name="free">Which candidates can take one now.</param>
    /// <param name="futures">Drawn futures, each the costs of the requests that come in it, one row a request, one entry a candidate;
    /// <see cref="Assignment.Never"/> where the gates keep him out.</param>
    /// <param name="unserved">What a request that nobody is left for costs, in the unit of the costs; far below <see cref="Assignment.Never"/>.</param>
    /// <param name="mostMoves">How often a request may move.</param>
    /// <remarks>O(futures · (open + to come)² · (candidates + open + to come)) time. The same futures give the same worths.</remarks>
    /// <exception cref="ArgumentException">A request or a row of a future has not one entry for each candidate.</exception>
    public static double[] Worths(
        IReadOnlyList<OpenRequest> requests,
        IReadOnlyList<bool> free,
        IReadOnlyList<IReadOnlyList<IReadOnlyList<double>>> futures,
        double unserved,
        int mostMoves = Rematch.MostMoves)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(free);
        ArgumentNullException.ThrowIfNull(futures);
        if (requests.Select(r => r.Costs).Concat(futures.SelectMany(f => f)).Any(row => row.Count != free.Count))
        {
            throw new ArgumentException($"Every request, open or to come, needs {free.Count} entries, one a candidate.");
        }

        var open = requests.Where(r => !r.Stays(mostMoves)).Select(r => r.Costs).ToList();
        var taken = requests.Where(r => r.Stays(mostMoves)).Select(r => r.First).ToHashSet();
        var worths = new double[free.Count];
        foreach (var future in futures)
        {
            var prices = Assignment.Prices(Costs([.. open, .. future], free, taken, unserved));
            for (var candidate = 0; candidate < worths.Length; candidate++)
            {
                worths[candidate] += prices[candidate] / futures.Count;
            }
        }

        return worths;
    }

    /// <summary>Each request also has a column of its own: going unserved.</summary>
    private static double[,] Costs(IReadOnlyList<double>[] rows, IReadOnlyList<bool> free, HashSet<int> taken, double unserved)
    {
        var costs = new double[rows.Length, free.Count + rows.Length];
        for (var row = 0; row < rows.Length; row++)
        {
            for (var column = 0; column < free.Count + rows.Length; column++)
            {
                costs[row, column] = column == free.Count + row ? unserved
                    : column < free.Count && free[column] && !taken.Contains(column) ? rows[row][column]
                    : Assignment.Never;
            }
        }

        return costs;
    }
}
