namespace Collegium.Routing;

/// <summary>A request that nobody has accepted yet.</summary>
/// <param name="Costs">What each candidate would cost it, in minutes or points; <see cref="Assignment.Never"/> where the gates keep him out.</param>
/// <param name="First">The candidate it is put to first now; −1 for nobody yet.</param>
/// <param name="Moves">How often it was moved from one candidate to another.</param>
/// <param name="Opened">True when the candidate has opened the offer: it runs to its deadline.</param>
public sealed record OpenRequest(IReadOnlyList<double> Costs, int First = -1, int Moves = 0, bool Opened = false);

/// <summary>Somebody kept free for a request that may come.</summary>
/// <param name="Costs">What each candidate is worse for it than the best placed one; <see cref="Assignment.Never"/> who couldn't take it.</param>
/// <param name="Worth">What it is worth to have the best placed one free, in the unit of the costs.</param>
public sealed record Reserve(IReadOnlyList<double> Costs, double Worth);

/// <summary>
/// Sets the first place of every request not yet accepted, all at once: as many as possible are served, and the sum of costs over
/// them, less the worth of who is kept free, is least. An offer that was opened stays, and none moves more than twice, because
/// people hate churn.
/// </summary>
public static class Rematch
{
    /// <summary>How often a request may move from one candidate to another.</summary>
    public const int MostMoves = 2;

    /// <summary>The candidate for each request, or −1 where nobody is left.</summary>
    /// <param name="requests">The open requests.</param>
    /// <param name="free">Which candidates can take one now; those who hold an opened offer count as taken.</param>
    /// <param name="reserves">Whom it is worth keeping free; null for nobody.</param>
    /// <param name="mostMoves">How often a request may move.</param>
    /// <exception cref="ArgumentException">A request or a reserve has not one entry for each candidate.</exception>
    public static int[] Plan(
        IReadOnlyList<OpenRequest> requests, IReadOnlyList<bool> free, IReadOnlyList<Reserve>? reserves = null, int mostMoves = MostMoves)
    {
        ArgumentNullException.ThrowIfNull(requests);
        ArgumentNullException.ThrowIfNull(free);
        reserves ??= [];
        if (requests.Any(r => r.Costs.Count != free.Count) || reserves.Any(r => r.Costs.Count != free.Count))
        {
            throw new ArgumentException($"Every request and every reserve needs {free.Count} entries, one a candidate.");
        }

        bool Stays(OpenRequest r) => r.First >= 0 && (r.Opened || r.Moves >= mostMoves);
        var taken = requests.Where(Stays).Select(r => r.First).ToHashSet();
        bool CanTake(int candidate) => free[candidate] && !taken.Contains(candidate);
        var costs = new double[requests.Count + reserves.Count, free.Count + reserves.Count];
        for (var row = 0; row < costs.GetLength(0); row++)
        {
            for (var column = 0; column < costs.GetLength(1); column++)
            {
                costs[row, column] = row < requests.Count
                    ? column < free.Count ? Cost(requests[row], column) : Assignment.Never
                    : Keep(reserves[row - requests.Count], column);
            }
        }

        return [.. Assignment.Solve(costs).Take(requests.Count)];

        double Cost(OpenRequest request, int candidate) =>
            Stays(request) ? (candidate == request.First ? 0 : Assignment.Never)
            : CanTake(candidate) ? request.Costs[candidate]
            : Assignment.Never;

        double Keep(Reserve reserve, int column) =>
            column >= free.Count ? reserve.Worth
            : CanTake(column) ? reserve.Costs[column]
            : Assignment.Never;
    }
}
