namespace Collegium.Routing;

/// <summary>A job as it is known afterwards.</summary>
/// <param name="Release">When it was told, in minutes.</param>
/// <param name="Minutes">How long the work took.</param>
/// <param name="Travel">Minutes until each member could be there; <see cref="Assignment.Never"/> or more where the gates keep him out.</param>
/// <param name="Weight">What a minute of waiting counts, above 0.</param>
public sealed record DoneJob(double Release, double Minutes, IReadOnlyList<double> Travel, double Weight = 1);

/// <summary>What no dispatcher could have beaten, had he known everything beforehand.</summary>
public static class WorkBound
{
    /// <summary>
    /// Less than the weighted sum, over the jobs, of the minutes from the telling to the beginning of the work, whoever did them in whatever order.
    /// </summary>
    /// <param name="jobs">The jobs; one that nobody could do counts nothing.</param>
    /// <param name="hours">When each member could work: stretches in minutes.</param>
    /// <param name="slot">Minutes of a piece of work; smaller is tighter and slower.</param>
    /// <returns>Weighted minutes, 0 or more.</returns>
    /// <remarks>
    /// The assignment relaxation of scheduling with release dates: a job is cut into pieces that may be done by different members at once,
    /// and its beginning is no earlier than its mean busy time less half its length (Goemans: Improved approximation algorithms for
    /// scheduling with release dates, SODA 1997). A piece counts from the beginning of its slot, so rounding only lowers the bound.
    /// O(pieces² · slots) time.
    /// </remarks>
    /// <exception cref="ArgumentException">A job has not one entry for each member.</exception>
    /// <exception cref="ArgumentOutOfRangeException">A slot has no length.</exception>
    public static double Of(IReadOnlyList<DoneJob> jobs, IReadOnlyList<IReadOnlyList<(double From, double To)>> hours, double slot = 30)
    {
        ArgumentNullException.ThrowIfNull(jobs);
        ArgumentNullException.ThrowIfNull(hours);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(slot);
        if (jobs.Any(j => j.Travel.Count != hours.Count))
        {
            throw new ArgumentException($"Every job needs {hours.Count} entries, one a member.", nameof(jobs));
        }

        var able = jobs.Where(j => j.Travel.Any(t => t < Assignment.Never)).ToList();
        var slots = hours.SelectMany((stretches, member) => stretches.SelectMany(s => Cut(member, s.From, s.To, slot))).ToList();
        var pieces = able.SelectMany(job => Enumerable.Repeat(job, (int)(job.Minutes / slot))).ToList();
        var costs = new double[pieces.Count, slots.Count];
        for (var row = 0; row < pieces.Count; row++)
        {
            for (var column = 0; column < slots.Count; column++)
            {
                costs[row, column] = Cost(pieces[row], slots[column], slot);
            }
        }

        var least = able.Sum(j => j.Weight * j.Travel.Min());
        var (plan, sum) = (Assignment.Solve(costs), able.Where(j => (int)(j.Minutes / slot) == 0).Sum(j => j.Weight * j.Travel.Min()));
        for (var row = 0; row < plan.Length; row++)
        {
            sum += plan[row] < 0 ? 0 : costs[row, plan[row]];
        }

        return Math.Max(sum, least);
    }

    private static IEnumerable<(int Member, double Start)> Cut(int member, double from, double to, double slot)
    {
        for (var at = from; at < to; at += slot)
        {
            yield return (member, at);
        }
    }

    private static double Cost(DoneJob job, (int Member, double Start) at, double slot)
    {
        var earliest = job.Release + job.Travel[at.Member];
        return job.Travel[at.Member] >= Assignment.Never || at.Start + slot <= earliest
            ? Assignment.Never
            : job.Weight * (Math.Max(at.Start, earliest) - job.Release - (job.Minutes / 2)) / (int)(job.Minutes / slot);
    }
}
