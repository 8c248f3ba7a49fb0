namespace Collegium.Routing;

/// <summary>A request that nobody has accepted yet.</summary>
/// <param name="Costs">What each candidate would cost it, in minutes or points; <see cref="Assignment.Never"/> where the gates keep him out.</param>
/// <param name="First">The candidate it is put to first now; −1 for nobody yet.</param>
/// <param name="Moves">How often it was moved from one candidate to another.</param>
/// <param name="Opened">True when the candidate has opened the offer: it runs to its deadline.</param>
public sealed record OpenRequest(IReadOnlyList<double> Costs, int First = -1, int Moves = 0, bool Opened = false)
{
    /// <summary>True when it can't move any more: it was opened, or has moved as often as it may.</summary>
    internal bool Stays(int mostMoves) => First >= 0 && (Opened || Moves >= mostMoves);
}

/// <summary>
/// Sets the first place of every request not yet accepted, all at once: as many as possible are served, and the sum of costs over
/// them, with the worth of whom they take, is least. An offer that was opened stays, and none moves more than twice, because
/// people hate churn.
/// </summary>
public static class Rematch
{
    /// <summary>How often a request may move from one candidate to another.</summary>
    public const int MostMoves = 2;

    /// <summary>The candidate for each request, or −1 where nobody is left.</summary>
    /// <param name="requests">The open requests.</param>
    /// <param name="free">Which candidates can take one now; those who hold an opened offer count as taken.</param>
    /// <param name="worths">
    /// What it is worth to keep each candidate free for what may come (<see cref="Foresight"/>), in the unit of the costs; null for nothing.
    /// </param>
    /// <param name="mostMoves">How often a request may move.</param>
    /// <exception cref="ArgumentException">A request or the worths have not one entry for each candidate.</exception>
    public static int[] Plan(
        IReadOnlyList<OpenRequest> requests, IReadOnlyList<bool> free, IReadOnlyList<double>? worths = null, int mostMoves = MostMoves)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(free);
        if (requests.Any(r => r.Costs.Count != free.Count) || (worths is not null && worths.Count != free.Count))
        {
            throw new ArgumentException($"Every request, and the worths, need {free.Count} entries, one a candidate.");
        }

        var taken = requests.Where(r => r.Stays(mostMoves)).Select(r => r.First).ToHashSet();
        var costs = new double[requests.Count, free.Count];
        for (var row = 0; row < requests.Count; row++)
        {
            for (var column = 0; column < free.Count; column++)
            {
                costs[row, column] = requests[row].Stays(mostMoves) ? (column == requests[row].First ? 0 : Assignment.Never)
                    : free[column] && !taken.Contains(column) ? requests[row].Costs[column] + (worths?[column] ?? 0)
                    : Assignment.Never;
            }
        }

        return Assignment.Solve(costs);
    }
}
