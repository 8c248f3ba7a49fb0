using System.Numerics;

namespace Collegium.Routing;

/// <summary>
/// The gates. Each is one bit at its place in <see cref="Gate"/>, set where it stops; the lowest set bit is the first gate.
/// Bits instead of ifs, because who is stopped where is chance to the processor and every wrong guess costs more than the gate.
/// One method, so that the ranking and its explanation cannot disagree.
/// </summary>
internal static class Ladder
{
    public static Gate? FirstStop(PreparedQuery prepared, in Row row)
    {
        var stops = row.OwnStops & prepared.OwnGates
            | Bit(Gate.Insurance, row.InsuredDay < prepared.Today)
            | Bit(Gate.Distance, !prepared.InReach(row))
            | Bit(Gate.Skill, !prepared.MayHold(row));
        if (prepared.MayBeMarked(row.Practice))
        {
            var query = prepared.Query;
            stops |= Bit(Gate.Goodness, query.BelowFloor.Contains(row.Practice))
                | Bit(Gate.Conflict, query.Conflicted.Contains(row.Practice))
                | Bit(Gate.ClientExclusion, query.Excluded.Contains(row.Practice))
                | Bit(Gate.NonSolicit, query.Bound.Contains(row.Practice))
                | Bit(Gate.AlreadyAsked, query.AlreadyAsked.Contains(row.Practice));
        }

        if (row.MayBeAwayAt(prepared.Query.NowUtc))
        {
            stops |= Bit(Gate.Absence, row.AwayAt(prepared.Query.NowUtc));
        }

        if (stops == 0)
        {
            // The costly gate, and the last: only for those nothing else stops.
            stops |= Bit(Gate.Skill, prepared.KnowsNeeds && prepared.Level(row) == 0);
        }

        return stops == 0 ? null : (Gate)BitOperations.TrailingZeroCount(stops);
    }

    public static uint Bit(Gate gate, bool stops) => (stops ? 1u : 0u) << (int)gate;
}
