namespace Collegium.Trust;

/// <summary>
/// Reads the ways of somebody's units out of the flow, from as many different sources as the flow as it stands allows: where units
/// meet it is free which of them went which way, so this is a small flow of its own within the units that run.
/// </summary>
internal sealed class ChainReader(VouchNet net)
{
    private readonly Dictionary<int, int> _passing = [];
    private readonly HashSet<int> _staked = [];
    private readonly Dictionary<int, int> _given = [];

    /// <summary>The chains of one who holds units, oldest vouch first.</summary>
    /// <param name="node">Who holds them.</param>
    /// <param name="alsoSame">Also units from a source another unit comes from, once no different one is found.</param>
    public List<Chain> Read(int node, bool alsoSame)
    {
        _passing.Clear();
        _staked.Clear();
        _given.Clear();
        while (Extend(node, 1) || (alsoSame && Extend(node, int.MaxValue)))
        {
        }

        var chains = new List<Chain>();
        for (var arc = net[node].FirstIn; arc >= 0; arc = net.Arcs[arc].NextIn)
        {
            if (_staked.Contains(arc))
            {
                chains.Add(Follow(arc));
            }
        }

        return chains;
    }

    /// <summary>One unit more, from a source that gave fewer than so many of them.</summary>
    private bool Extend(int goal, int perSource)
    {
        var steps = new Dictionary<int, (int Next, int Arc, bool Back)>();
        var queue = new Queue<int>();
        for (var arc = net[goal].FirstIn; arc >= 0; arc = net.Arcs[arc].NextIn)
        {
            if (net.Arcs[arc].Stake > 0 && !_staked.Contains(arc) && steps.TryAdd(net.Arcs[arc].From, (-1, arc, false)))
            {
                queue.Enqueue(net.Arcs[arc].From);
            }
        }

        while (queue.TryDequeue(out var node))
        {
            var given = _given.GetValueOrDefault(node);
            if (net[node].Role == VouchRole.Source && given < Math.Min(perSource, net[node].Used))
            {
                _given[node] = given + 1;
                Take(node, steps);
                return true;
            }

            for (var arc = net[node].FirstIn; arc >= 0; arc = net.Arcs[arc].NextIn)
            {
                var passing = net.Arcs[arc].Pass;
                if (passing > 0 && passing > _passing.GetValueOrDefault(arc) && steps.TryAdd(net.Arcs[arc].From, (node, arc, false)))
                {
                    queue.Enqueue(net.Arcs[arc].From);
                }
            }

            foreach (var (arc, _) in _passing.Where(one => one.Value > 0 && net.Arcs[one.Key].From == node).OrderBy(one => one.Key))
            {
                if (steps.TryAdd(net.Arcs[arc].To, (node, arc, true)))
                {
                    queue.Enqueue(net.Arcs[arc].To);
                }
            }
        }

        return false;
    }

    private void Take(int node, Dictionary<int, (int Next, int Arc, bool Back)> steps)
    {
        while (node >= 0)
        {
            var (next, arc, back) = steps[node];
            if (next < 0)
            {
                _staked.Add(arc);
            }
            else
            {
                _passing[arc] = _passing.GetValueOrDefault(arc) + (back ? -1 : 1);
            }

            node = next;
        }
    }

    /// <summary>From a voucher up to the source, without going round in circles.</summary>
    private Chain Follow(int stake)
    {
        var nodes = new List<int> { net.Arcs[stake].To, net.Arcs[stake].From };
        while (net[nodes[^1]].Role != VouchRole.Source)
        {
            var arc = net[nodes[^1]].FirstIn;
            while (_passing.GetValueOrDefault(arc) == 0)
            {
                arc = net.Arcs[arc].NextIn;
            }

            _passing[arc]--;
            var from = net.Arcs[arc].From;
            var met = nodes.IndexOf(from, 1);
            if (met > 0)
            {
                nodes.RemoveRange(met + 1, nodes.Count - met - 1);
            }
            else
            {
                nodes.Add(from);
            }
        }

        nodes.Reverse();
        return new Chain(nodes);
    }
}
