namespace Collegium.Trust;

/// <summary>
/// Takes out units that run round in a circle. Rerouting can close one: nobody holds such a unit, yet it uses up what those on it may
/// pass on.
/// </summary>
internal sealed class UnitCircles(VouchNet net)
{
    private readonly List<int> _nodes = [];
    private readonly List<int> _arcs = [];
    private Seen[] _seen = [];

    private enum Seen : byte
    {
        Not,
        OnWay,
        Done,
    }

    /// <summary>Takes out every circle, where there was none before these vouches carried more.</summary>
    public void TakeOut(IEnumerable<int> raised)
    {
        _seen = new Seen[net.NodeCount];
        foreach (var arc in raised)
        {
            if (net.Arcs[arc].Pass > 0 && Is(net.Arcs[arc].To, Seen.Not))
            {
                Walk(net.Arcs[arc].To);
            }
        }
    }

    /// <summary>In depth along the units, without recursion.</summary>
    private void Walk(int start)
    {
        Enter(start);
        while (_nodes.Count > 0)
        {
            var arc = _arcs[^1];
            if (arc < 0)
            {
                Leave(Seen.Done);
                continue;
            }

            var to = net.Arcs[arc].To;
            if (net.Arcs[arc].Pass > 0 && Is(to, Seen.OnWay))
            {
                TakeOutFrom(_nodes.LastIndexOf(to));
            }
            else if (net.Arcs[arc].Pass > 0 && Is(to, Seen.Not))
            {
                Enter(to);
            }
            else
            {
                _arcs[^1] = net.Arcs[arc].NextOut;
            }
        }
    }

    /// <summary>Takes out what runs all the way round from that place of the way, and goes on from there.</summary>
    private void TakeOutFrom(int place)
    {
        var units = int.MaxValue;
        for (var at = place; at < _arcs.Count; at++)
        {
            units = Math.Min(units, net.Arcs[_arcs[at]].Pass);
        }

        for (var at = place; at < _arcs.Count; at++)
        {
            net.Pass(_arcs[at], -units);
            net.Use(_nodes[at], -units);
        }

        while (_nodes.Count > place + 1)
        {
            Leave(Seen.Not);
        }
    }

    private void Enter(int node)
    {
        _seen[node] = Seen.OnWay;
        _nodes.Add(node);
        _arcs.Add(net[node].FirstOut);
    }

    private void Leave(Seen seen)
    {
        _seen[_nodes[^1]] = seen;
        _nodes.RemoveAt(_nodes.Count - 1);
        _arcs.RemoveAt(_arcs.Count - 1);
    }

    private bool Is(int node, Seen seen) => _seen[node] == seen;
}
