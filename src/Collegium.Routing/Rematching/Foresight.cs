namespace Collegium.Routing;

/// <summary>
/// What it is worth to keep each candidate free for the requests that may still come: the mean, over drawn futures, of the price
/// at which the best plan for that future, with what is open now, would sell him (bid prices: Talluri and van Ryzin, The Theory and
/// Practice of Revenue Management, 2004, ch. 3; drawn futures: Van Hentenryck and Bent, Online Stochastic Combinatorial
/// Optimization, 2006). With these added, <see cref="Rematch.Plan"/> sends the nearest only where nobody rarer is spent.
/// </summary>
public static class Foresight
{
    /// <summary>One worth a candidate, in the unit of the costs, never negative.</summary>
    /// <param name="requests">The open requests.</param>
    /// <param name="free">Which candidates can take one now.</param>
    /// <param name="futures">Drawn futures, each the costs of the requests that come in it, one row a request, one entry a candidate;
    /// <see cref="Assignment.Never"/> where the gates keep him out.</param>
    /// <param name="unserved">What a request to come that nobody is left for costs, in the unit of the costs.</param>
    /// <param name="mostMoves">How often a request may move.</param>
    /// <remarks>O(futures · (open + to come)² · candidates) time. The same futures give the same worths.</remarks>
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
        var open = requests.Where(r => !r.Stays(mostMoves)).Select(r => r.Costs).ToList();
        var taken = requests.Where(r => r.Stays(mostMoves)).Select(r => r.First).ToHashSet();
        var worths = new double[free.Count];
        foreach (var future in futures)
        {
            IReadOnlyList<double>[] rows = [.. open, .. future];
            if (rows.Any(row => row.Count != free.Count))
            {
                throw new ArgumentException($"Every request, open or to come, needs {free.Count} entries, one a candidate.");
            }

            var prices = Assignment.Prices(Costs(rows, free, taken, unserved));
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
