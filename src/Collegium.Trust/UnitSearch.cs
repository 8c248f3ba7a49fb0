namespace Collegium.Trust;

/// <summary>
/// Finds one more unit for somebody, backwards and breadth first from him to a source that has units left, over free room and over
/// units that can be rerouted (an augmenting path of Ford and Fulkerson in the order of Edmonds and Karp), and sends it.
/// </summary>
/// <remarks>
/// Everybody has three places: where units come in to be passed on, where they go out, and where his own are held. A search for a
/// unit from another source has them twice: as long as it is on the new unit's own way it may end only at such a source; where it takes
/// over a unit that comes from such a source, it goes on, over the common places, for whoever loses that unit, and ends anywhere.
/// </remarks>
internal sealed class UnitSearch(VouchNet net)
{
    private const int In = 0;
    private const int Out = 1;
    private const int Own = 2;
    private const int NoArc = -1;

    private int[] _seen = [];
    private Step[] _steps = [];
    private int[] _queue = [];
    private int _round;
    private int _tail;

    /// <summary>The first of the places on the new unit's own way.</summary>
    private int _ownWay;

    /// <summary>Sends one unit to somebody, for himself, from any source.</summary>
    /// <returns>False: nothing changed, and <see cref="Reached"/> tells what was tried.</returns>
    public bool Send(int node)
    {
        Prepare();
        return Send(node, 3 * node + Own, [], []);
    }

    /// <summary>Sends one unit to somebody, for himself, that need not but may well come from a source not barred.</summary>
    /// <param name="node">Who gets it.</param>
    /// <param name="barred">Sources it should not come from.</param>
    /// <param name="fed">By node: whether units from other sources run to him.</param>
    /// <returns>False: nothing changed.</returns>
    public bool SendApart(int node, ReadOnlySpan<int> barred, ReadOnlySpan<bool> fed)
    {
        Prepare();
        // Nobody who loses a unit may take the new one.
        _seen[3 * node + Own] = _round;
        return Send(node, _ownWay + 3 * node + Own, barred, fed);
    }

    /// <summary>Sends one unit to somebody who passes on one more than comes in; like <see cref="SendApart"/> from other sources if it can.</summary>
    /// <returns>False: nothing changed.</returns>
    public bool Refill(int node, ReadOnlySpan<int> barred, ReadOnlySpan<bool> fed)
    {
        Prepare();
        var start = _ownWay + 3 * node + In;
        var end = Search(start, barred, fed);
        if (end >= 0)
        {
            Apply(end, start);
        }

        return end >= 0;
    }

    /// <summary>Whether the last search, in vain, came to where a member's units go out.</summary>
    public bool Reached(int node) => _seen[3 * node + Out] == _round;

    /// <summary>Who kept the last search, in vain, from getting on: reached, nothing left, and not passable.</summary>
    public List<int> Bottleneck()
    {
        var stuck = new List<int>();
        for (var node = 0; node < net.NodeCount; node++)
        {
            ref var one = ref net[node];
            if (Reached(node) && one.Used >= one.Allowed && (one.Role == VouchRole.Source || _seen[3 * node + In] != _round))
            {
                stuck.Add(node);
            }
        }

        return stuck;
    }

    private void Prepare()
    {
        _ownWay = 3 * net.NodeCount;
        if (_seen.Length < 2 * _ownWay)
        {
            _seen = new int[4 * _ownWay];
            _steps = new Step[4 * _ownWay];
            _queue = new int[4 * _ownWay];
            _round = 0;
        }

        _round++;
        _tail = 0;
    }

    private bool Send(int node, int start, ReadOnlySpan<int> barred, ReadOnlySpan<bool> fed)
    {
        var end = Search(start, barred, fed);
        if (end < 0)
        {
            return false;
        }

        Apply(end, start);
        net.Hold(node, 1);
        return true;
    }

    private int Search(int start, ReadOnlySpan<int> barred, ReadOnlySpan<bool> fed)
    {
        var nodes = net.Nodes;
        var arcs = net.Arcs;
        Reach(start, start, NoArc);
        for (var head = 0; head < _tail; head++)
        {
            var place = _queue[head];
            var way = place >= _ownWay ? _ownWay : 0;
            var node = (place - way) / 3;
            ref var one = ref nodes[node];
            switch ((place - way) % 3)
            {
                case Out:
                    if (one.Role == VouchRole.Source && one.Used < one.Allowed && (way == 0 || !barred.Contains(node)))
                    {
                        return place;
                    }

                    if (one.Role == VouchRole.Member && one.Used < one.Allowed)
                    {
                        Reach(place - Out + In, place, NoArc);
                    }

                    if (way == 0 || fed[node])
                    {
                        TakeOver(arcs, one, place);
                    }

                    break;
                case In:
                    for (var arc = one.FirstIn; arc >= 0; arc = arcs[arc].NextIn)
                    {
                        ReachVoucher(nodes, arcs[arc].From, way, place, arc);
                    }

                    if (one.Used > 0 && way == 0)
                    {
                        Reach(place - In + Out, place, NoArc);
                    }

                    break;
                default:
                    for (var arc = one.FirstIn; arc >= 0; arc = arcs[arc].NextIn)
                    {
                        if (arcs[arc].Stake == 0)
                        {
                            ReachVoucher(nodes, arcs[arc].From, way, place, arc);
                        }
                    }

                    break;
            }
        }

        return -1;
    }

    /// <summary>Units that go out here and could be taken over, if whoever gets them now is served another way.</summary>
    private void TakeOver(ReadOnlySpan<VouchNet.Arc> arcs, in VouchNet.Node one, int place)
    {
        var left = one.Used;
        for (var arc = one.FirstOut; left > 0; arc = arcs[arc].NextOut)
        {
            ref readonly var way = ref arcs[arc];
            if (way.Pass > 0)
            {
                Reach(3 * way.To + In, place, arc);
            }

            if (way.Stake > 0)
            {
                Reach(3 * way.To + Own, place, arc);
            }

            left -= way.Pass + way.Stake;
        }
    }

    private void ReachVoucher(ReadOnlySpan<VouchNet.Node> nodes, int voucher, int way, int place, int arc)
    {
        if (_seen[way + 3 * voucher + Out] != _round && nodes[voucher].Role != VouchRole.Stranger)
        {
            Reach(way + 3 * voucher + Out, place, arc);
        }
    }

    private void Reach(int place, int from, int arc)
    {
        if (_seen[place] != _round)
        {
            _seen[place] = _round;
            _steps[place] = new Step(from, arc);
            _queue[_tail++] = place;
        }
    }

    private void Apply(int place, int goal)
    {
        net.Use(NodeOf(place), 1);
        while (place != goal)
        {
            var (next, arc) = _steps[place];
            switch (place % 3, next % 3)
            {
                case (Out, In) when arc == NoArc: net.Use(NodeOf(place), -1); break;
                case (Out, In): net.Pass(arc, 1); break;
                case (Out, Own): net.Stake(arc, 1); break;
                case (In, Out) when arc == NoArc: net.Use(NodeOf(place), 1); break;
                case (In, Out): net.Pass(arc, -1); break;
                case (Own, Out): net.Stake(arc, -1); break;
                default: throw new InvalidOperationException("A step of a search joins two places that no vouch joins.");
            }

            place = next;
        }
    }

    private int NodeOf(int place) => (place >= _ownWay ? place - _ownWay : place) / 3;

    private readonly record struct Step(int Next, int Arc);
}
