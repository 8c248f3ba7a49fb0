using System.Runtime.InteropServices;

namespace Collegium.Trust;

/// <summary>What somebody is in the net.</summary>
internal enum VouchRole : byte
{
    Stranger,
    Member,
    Source,
}

/// <summary>
/// The vouches and the units that run over them. Each vouch carries at most one unit for the candidate himself (his stake) and any
/// number that he passes on. A journal takes changes of flow back.
/// </summary>
internal sealed partial class VouchNet
{
    private readonly Dictionary<long, int> _vouches = [];
    private readonly List<(Flow What, int At, int By)> _journal = [];
    private bool _journaling;
    private Node[] _nodes = [];
    private Arc[] _arcs = [];
    private int _arcCount;
    private long _serial;
    private int _freeArc = -1;

    private enum Flow : byte
    {
        Used,
        Held,
        Pass,
        Stake,
    }

    /// <summary>One above the highest handle ever mentioned.</summary>
    public int NodeCount { get; private set; }

    /// <summary>One above the highest arc.</summary>
    public int ArcCount => _arcCount;

    public Span<Node> Nodes => _nodes.AsSpan(0, NodeCount);

    public Span<Arc> Arcs => _arcs.AsSpan(0, _arcCount);

    public ref Node this[int node] => ref _nodes[node];

    public void Touch(int node)
    {
        if (node >= _nodes.Length)
        {
            var had = _nodes.Length;
            Array.Resize(ref _nodes, Math.Max(node + 1, 2 * had));
            Array.Fill(_nodes, Node.Blank, had, _nodes.Length - had);
        }

        NodeCount = Math.Max(NodeCount, node + 1);
    }

    /// <summary>The standing vouches, oldest first.</summary>
    public List<Vouch> Vouches() => [.. _vouches.Values.OrderBy(arc => _arcs[arc].Serial).Select(arc => new Vouch(_arcs[arc].From, _arcs[arc].To))];

    /// <summary>The arc of that vouch, or -1.</summary>
    public int Find(int voucher, int candidate) => _vouches.GetValueOrDefault(Key(voucher, candidate), -1);

    /// <summary>False if it is there already.</summary>
    public bool Add(int voucher, int candidate)
    {
        ref var arc = ref CollectionsMarshal.GetValueRefOrAddDefault(_vouches, Key(voucher, candidate), out var there);
        if (there)
        {
            return false;
        }

        arc = Take();
        ref var from = ref _nodes[voucher];
        ref var to = ref _nodes[candidate];
        _arcs[arc] = new Arc
        {
            From = voucher,
            To = candidate,
            Serial = _serial++,
            NextOut = -1,
            NextIn = -1,
            BeforeOut = from.LastOut,
            BeforeIn = to.LastIn,
        };
        if (from.LastOut < 0)
        {
            from.FirstOut = arc;
        }
        else
        {
            _arcs[from.LastOut].NextOut = arc;
        }

        if (to.LastIn < 0)
        {
            to.FirstIn = arc;
        }
        else
        {
            _arcs[to.LastIn].NextIn = arc;
        }

        from.LastOut = arc;
        to.LastIn = arc;
        return true;
    }

    /// <summary>Takes a vouch out that carries nothing any more.</summary>
    public void Remove(int arc)
    {
        var gone = _arcs[arc];
        _vouches.Remove(Key(gone.From, gone.To));
        if (gone.BeforeOut < 0)
        {
            _nodes[gone.From].FirstOut = gone.NextOut;
        }
        else
        {
            _arcs[gone.BeforeOut].NextOut = gone.NextOut;
        }

        if (gone.NextOut < 0)
        {
            _nodes[gone.From].LastOut = gone.BeforeOut;
        }
        else
        {
            _arcs[gone.NextOut].BeforeOut = gone.BeforeOut;
        }

        if (gone.BeforeIn < 0)
        {
            _nodes[gone.To].FirstIn = gone.NextIn;
        }
        else
        {
            _arcs[gone.BeforeIn].NextIn = gone.NextIn;
        }

        if (gone.NextIn < 0)
        {
            _nodes[gone.To].LastIn = gone.BeforeIn;
        }
        else
        {
            _arcs[gone.NextIn].BeforeIn = gone.BeforeIn;
        }

        _arcs[arc] = new Arc { From = -1, NextOut = _freeArc };
        _freeArc = arc;
    }

    public void Use(int node, int by)
    {
        _nodes[node].Used += by;
        Note(Flow.Used, node, by);
    }

    public void Hold(int node, int by)
    {
        _nodes[node].Held += by;
        Note(Flow.Held, node, by);
    }

    public void Pass(int arc, int by)
    {
        _arcs[arc].Pass += by;
        Note(Flow.Pass, arc, by);
    }

    public void Stake(int arc, int by)
    {
        _arcs[arc].Stake += by;
        Note(Flow.Stake, arc, by);
    }

    /// <summary>From here on changes of flow can be taken back.</summary>
    public void Begin()
    {
        _journal.Clear();
        _journaling = true;
    }

    /// <summary>A moment to go back to: how many changes there were.</summary>
    public int Mark() => _journal.Count;

    /// <summary>The vouches that have come to carry more for others since the journal began.</summary>
    public List<int> Raised() => [.. _journal.Where(one => one is { What: Flow.Pass, By: > 0 }).Select(one => one.At)];

    /// <summary>
    /// Whether what changed since a moment is still a flow: a search that has places twice may use the same room twice.
    /// </summary>
    public bool IsSound(int mark)
    {
        for (var at = mark; at < _journal.Count; at++)
        {
            var (what, where, _) = _journal[at];
            var sound = what switch
            {
                Flow.Used => _nodes[where].Used >= 0 && _nodes[where].Used <= _nodes[where].Allowed,
                Flow.Held => _nodes[where].Held >= 0,
                Flow.Pass => _arcs[where].Pass >= 0,
                Flow.Stake => _arcs[where].Stake is 0 or 1,
            };
            if (!sound)
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Ends a journal one way or the other.</summary>
    public void TakeBackUnless(bool keep)
    {
        if (keep)
        {
            _journaling = false;
        }
        else
        {
            TakeBack();
        }
    }

    /// <summary>Takes all changes of flow back, and ends the journal.</summary>
    public void TakeBack()
    {
        TakeBack(0);
        _journaling = false;
    }

    /// <summary>Takes the changes of flow since a moment back, latest first.</summary>
    public void TakeBack(int mark)
    {
        for (var at = _journal.Count - 1; at >= mark; at--)
        {
            var (what, where, by) = _journal[at];
            switch (what)
            {
                case Flow.Used: _nodes[where].Used -= by; break;
                case Flow.Held: _nodes[where].Held -= by; break;
                case Flow.Pass: _arcs[where].Pass -= by; break;
                case Flow.Stake: _arcs[where].Stake -= by; break;
            }
        }

        _journal.RemoveRange(mark, _journal.Count - mark);
    }

    private static long Key(int voucher, int candidate) => ((long)voucher << 32) | (uint)candidate;

    private void Note(Flow what, int at, int by)
    {
        if (_journaling)
        {
            _journal.Add((what, at, by));
        }
    }

    private int Take()
    {
        if (_freeArc >= 0)
        {
            var arc = _freeArc;
            _freeArc = _arcs[arc].NextOut;
            return arc;
        }

        if (_arcCount == _arcs.Length)
        {
            Array.Resize(ref _arcs, Math.Max(64, 2 * _arcCount));
        }

        return _arcCount++;
    }
}
