using System.Buffers;

namespace Collegium.Routing;

/// <summary>
/// All practitioners of a chapter, ready to be ranked for a job. Holds no clock and no chance: the same profiles and the same
/// query give the same answer, on any machine and whatever order the profiles came in.
/// </summary>
/// <remarks>
/// Safe for any number of threads. Each call of <see cref="Rank"/> and <see cref="Explain"/> sees one consistent moment;
/// writers take turns and never hold up a reader.
/// </remarks>
public sealed class MatchIndex
{
    /// <summary>The highest handle a profile may have: 1,048,575. Deal them out densely: room goes by the highest in use.</summary>
    public const int MaxId = (1 << 20) - 1;

    private readonly Lock _writing = new();
    private volatile Snapshot _now = Snapshot.Empty;

    /// <summary>How many profiles the index holds.</summary>
    public int Count => _now.Count;

    /// <summary>Adds a profile, or replaces the one with the same <see cref="Profile.Id"/>. A few microseconds.</summary>
    /// <param name="profile">The practitioner as of now.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of the range its property names; nothing was changed.</exception>
    public void Upsert(Profile profile)
    {
        var row = new Row(profile);
        lock (_writing)
        {
            _now = _now.With(profile.Id, row);
        }
    }

    /// <summary>Takes a profile out.</summary>
    /// <param name="id">Its handle.</param>
    /// <returns>False if there was none.</returns>
    public bool Remove(int id)
    {
        lock (_writing)
        {
            if (_now.Find(id).Profile is null)
            {
                return false;
            }

            _now = _now.With(id, default);
            return true;
        }
    }

    /// <summary>The profile of that handle, or null.</summary>
    /// <param name="id">Its handle.</param>
    public Profile? Find(int id) => _now.Find(id).Profile;

    /// <summary>Ranks the practices for a job: gates first, then points, each with its reasons.</summary>
    /// <param name="query">The job.</param>
    /// <param name="top">How many candidates to give at most, 0 or more; <see cref="int.MaxValue"/> for all.</param>
    /// <returns>The candidates best first, and a count of who was stopped where. Cost grows linearly with the profiles.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A weight or a place is out of range, or top is negative.</exception>
    public Ranking Rank(MatchQuery query, int top)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(top);
        var prepared = new PreparedQuery(query);
        var moment = _now;
        var tally = new GateTally();
        var buffer = ArrayPool<Contender>.Shared.Rent(moment.Count);
        try
        {
            var passed = Scan(moment, prepared, tally, buffer);
            var best = new Podium(buffer.AsSpan(0, passed), query.TieSeed).Take(top);
            var candidates = best.ConvertAll(one => Candidate(prepared, moment.Find(one.Id)));
            return new Ranking(candidates, tally.ToList(), moment.Count);
        }
        finally
        {
            ArrayPool<Contender>.Shared.Return(buffer);
        }
    }

    /// <summary>Tells why a practitioner is not among the candidates.</summary>
    /// <param name="profile">His handle.</param>
    /// <param name="query">The job.</param>
    /// <returns>The first gate that stops him; null if none does (then points decide, his or a colleague's).</returns>
    /// <exception cref="KeyNotFoundException">The index holds no such profile.</exception>
    public Gate? Explain(int profile, MatchQuery query)
    {
        var prepared = new PreparedQuery(query);
        var row = _now.Find(profile);
        return row.Profile is null
            ? throw new KeyNotFoundException($"No profile {profile} is in the index.")
            : Ladder.FirstStop(prepared, row);
    }

    private static int Scan(Snapshot moment, PreparedQuery prepared, GateTally tally, Span<Contender> passed)
    {
        var count = 0;
        foreach (var page in moment.Pages)
        {
            foreach (ref readonly var row in page.AsSpan())
            {
                if (row.Profile is not { } profile)
                {
                    continue;
                }

                if (Ladder.FirstStop(prepared, row) is { } gate)
                {
                    tally.Add(gate, profile.Id);
                }
                else
                {
                    passed[count++] = new Contender(new Score(prepared, row).Total, profile.WaitingDays, row.Practice, profile.Id);
                }
            }
        }

        return count;
    }

    private static RankedCandidate Candidate(PreparedQuery prepared, in Row row)
    {
        var score = new Score(prepared, row);
        return new RankedCandidate(row.Profile!.Id, row.Practice, score.Total, score.Reasons(prepared, row.Profile));
    }
}
