namespace Collegium.Trust;

/// <summary>Keeps the few highest of many ranks; of equals, the lower handle.</summary>
internal sealed class HighestRanks(int count)
{
    private readonly PriorityQueue<int, RankedMember> _heap = new(RankedMember.LowestFirst);
    private double _least;

    public void Add(int member, double rank)
    {
        if (rank < _least || rank <= 0)
        {
            return;
        }

        _heap.Enqueue(member, new RankedMember(member, rank));
        if (_heap.Count > count)
        {
            _heap.Dequeue();
            _least = _heap.TryPeek(out _, out var lowest) ? lowest.Rank : double.PositiveInfinity;
        }
    }

    /// <summary>Highest first; empties it.</summary>
    public List<RankedMember> ToList()
    {
        var list = new List<RankedMember>(_heap.Count);
        while (_heap.TryDequeue(out _, out var member))
        {
            list.Add(member);
        }

        list.Reverse();
        return list;
    }
}
