namespace Collegium.Trust;

/// <summary>
/// One walk in depth from the council over an undirected graph, the council taken as one node. It tells on whom each member hangs:
/// whose leaving would cut him off from the council.
/// </summary>
/// <remarks>Hopcroft and Tarjan, CACM 1973; without recursion, linear in nodes and edges.</remarks>
internal sealed class Hangings
{
    private const int Unseen = -1;

    private readonly Graph _graph;
    private readonly bool[] _council;
    private readonly int[] _order;
    private readonly int[] _low;
    private readonly int[] _parents;
    private readonly List<int> _walk = [];

    public Hangings(Graph graph, ReadOnlySpan<int> council)
    {
        (_graph, _council) = (graph, new bool[graph.Nodes]);
        (_order, _low, _parents) = (new int[graph.Nodes], new int[graph.Nodes], new int[graph.Nodes]);
        Array.Fill(_order, Unseen);
        foreach (var member in council)
        {
            (_council[member], _order[member], _parents[member]) = (true, 0, Unseen);
        }

        foreach (var member in council)
        {
            Walk(member);
        }
    }

    /// <summary>How many would be cut off together, the member included, if the one member left whom he hangs on; 1 if none.</summary>
    public int[] Company()
    {
        var top = new int[_order.Length];
        var company = new int[_order.Length];
        Array.Fill(top, Unseen);
        foreach (var node in _walk)
        {
            var above = _council[_parents[node]] ? Unseen : top[_parents[node]];
            top[node] = above != Unseen ? above : HangsOnParent(node) ? node : Unseen;
            if (top[node] != Unseen)
            {
                company[top[node]]++;
            }
        }

        return Array.ConvertAll(top, node => node == Unseen ? 1 : company[node]);
    }

    public List<Ring> Rings(int least, int most)
    {
        var (sizes, ties) = Branches();
        var dense = _walk.Where(node => sizes[node] >= least && sizes[node] <= most && ties[node] >= sizes[node] && HangsOnParent(node))
            .Select(node => new Ring(_walk.GetRange(_order[node] - 1, sizes[node]).Order().ToArray(), _parents[node], ties[node]))
            .OrderByDescending(ring => ring.Density).ThenByDescending(ring => ring.Members.Count).ThenBy(ring => ring.Members[0]);
        var taken = new HashSet<int>();
        var rings = new List<Ring>();
        foreach (var ring in dense)
        {
            if (!ring.Members.Any(taken.Contains))
            {
                taken.UnionWith(ring.Members);
                rings.Add(ring);
            }
        }

        return rings;
    }

    /// <summary>True where all below this member reach the council only through his parent (by one tie, if that is the council).</summary>
    private bool HangsOnParent(int node) =>
        _council[_parents[node]] ? _low[node] > 0 : _low[node] >= _order[_parents[node]];

    /// <summary>How many members each branch holds, and how many ties run inside it: each tie belongs to its upper end.</summary>
    private (int[] Sizes, int[] Ties) Branches()
    {
        var (sizes, ties) = (new int[_order.Length], new int[_order.Length]);
        for (var at = _walk.Count - 1; at >= 0; at--)
        {
            var node = _walk[at];
            sizes[node]++;
            foreach (var other in _graph.Targets(node))
            {
                ties[node] += _order[other] > _order[node] ? 1 : 0;
            }

            if (!_council[_parents[node]])
            {
                sizes[_parents[node]] += sizes[node];
                ties[_parents[node]] += ties[node];
            }
        }

        return (sizes, ties);
    }

    private void Walk(int start)
    {
        var path = new Stack<(int Node, int At, bool Skipped)>();
        path.Push((start, 0, true));
        while (path.TryPop(out var step))
        {
            var (node, at, skipped) = step;
            var targets = _graph.Targets(node);
            if (at < targets.Length)
            {
                var next = targets[at];
                var isWayBack = !skipped && (next == _parents[node] || (_council[next] && _council[_parents[node]]));
                path.Push((node, at + 1, skipped || isWayBack));
                if (isWayBack)
                {
                    continue;
                }

                if (_order[next] != Unseen)
                {
                    _low[node] = Math.Min(_low[node], _order[next]);
                    continue;
                }

                _parents[next] = node;
                _walk.Add(next);
                _order[next] = _low[next] = _walk.Count;
                path.Push((next, 0, false));
            }
            else if (!_council[node] && !_council[_parents[node]])
            {
                _low[_parents[node]] = Math.Min(_low[_parents[node]], _low[node]);
            }
        }
    }
}
