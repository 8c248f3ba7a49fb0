namespace Collegium.Trust;

/// <summary>
/// Whom one member may trust by way of those he trusts: personalised PageRank, answered by forward push in time that does not
/// grow with the network, and repaired in place when an edge changes.
/// </summary>
/// <remarks>
/// A walk starts at the asking member, follows an outgoing edge by its weight, and goes home with the probability <c>restart</c> at
/// each step (at once where nobody is trusted). A member's rank is the share of time spent with him: ranks sum to 1 at most.
/// Push after Andersen, Chung and Lang, FOCS 2006, in a queue; repair after Zhang, Lofgren and Goel, KDD 2016. Only weights above 0 are
/// walked. What is left over at a member stays below tolerance × his degree. Takes 32 bytes a node. For one thread at a time.
/// </remarks>
public sealed class PersonalRank
{
    private readonly Graph _graph;
    private readonly double _restart;
    private readonly double _tolerance;
    private readonly double[] _ranks;
    private readonly double[] _before;
    private readonly RankState[] _states;
    private readonly List<int> _touched = [];
    private readonly Queue<int> _waiting = new();
    private int _version;
    private double _coarse = 1;
    private double _onward;

    /// <summary>Makes room to rank a graph.</summary>
    /// <param name="graph">Who trusts whom.</param>
    /// <param name="restart">The probability of going home, above 0 and below 1; .15 is the custom.</param>
    /// <param name="tolerance">What may be left over per edge, above 0; a tenth of it takes about ten times as long.</param>
    /// <exception cref="ArgumentOutOfRangeException">A number is out of its range.</exception>
    public PersonalRank(Graph graph, double restart = 0.15, double tolerance = 1e-6)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(restart);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(restart, 1);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(tolerance);
        (_graph, _restart, _tolerance, _version) = (graph, restart, tolerance, graph.Version);
        (_ranks, _before) = (new double[graph.Nodes], new double[graph.Nodes]);
        _states = new RankState[graph.Nodes];
        for (var node = 0; node < _states.Length; node++)
        {
            Measure(node);
        }
    }

    /// <summary>Who asked last; −1 before anybody did.</summary>
    public int Member { get; private set; } = -1;

    /// <summary>The rank of a member as seen by the one who asked, from 0 to 1 within the tolerance.</summary>
    /// <param name="node">The member ranked.</param>
    public double this[int node] =>
        _ranks[node] + _restart * _states[node].Left + _onward * (_ranks[node] - _before[node]);

    /// <summary>Ranks all members as this one sees them; forgets who asked before.</summary>
    /// <param name="member">Who asks.</param>
    /// <exception cref="ArgumentOutOfRangeException">There is no such member.</exception>
    /// <exception cref="InvalidOperationException">The graph was changed and <see cref="Repair"/> was not told.</exception>
    public void Ask(int member)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(member);
        ArgumentOutOfRangeException.ThrowIfGreaterThanOrEqual(member, _states.Length);
        Agree(_graph.Version == _version);
        foreach (var node in _touched)
        {
            (_ranks[node], _before[node], _states[node].Left, _states[node].Touched) = (0, 0, 0, false);
        }

        _touched.Clear();
        Member = member;
        Add(member, 1);
        Refine();
    }

    /// <summary>Follows changes of the graph: the ranks are again as if asked afresh, within the tolerance.</summary>
    /// <param name="changes">All changes since the last call, in order. Cost: the changed rows and what flows from them.</param>
    /// <exception cref="InvalidOperationException">A change is missing; nothing was repaired.</exception>
    public void Repair(params ReadOnlySpan<RowChange> changes)
    {
        Agree(_graph.Version == _version + changes.Length);
        for (var at = 0; at < changes.Length; at++)
        {
            Agree(changes[at].Version == _version + at + 1);
        }

        _version = _graph.Version;
        foreach (var change in changes)
        {
            Measure(change.Source);
        }

        _onward = 0;
        if (Member < 0)
        {
            return;
        }

        foreach (var change in changes)
        {
            // Keeps left = start − rank/restart + (1 − restart)/restart · Pᵀ rank, which every push keeps too.
            var moved = _ranks[change.Source] * (1 - _restart) / _restart;
            Spread(change.Before, -moved);
            Spread(change.After, moved);
        }

        foreach (var change in changes)
        {
            Queue(change.Source);
        }

        Push();
    }

    /// <summary>The members ranked highest, without the one who asked.</summary>
    /// <param name="count">How many at most, 0 or more.</param>
    /// <param name="goodness">
    /// A score of each member, or empty. It is a floor and never a factor: multiplied in, it made referrals worse on every network tried.
    /// </param>
    /// <param name="floor">Who scores below is left out.</param>
    /// <returns>Highest first; of equals, the lower handle. Members out of reach are left out.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The count is negative.</exception>
    public List<RankedMember> Best(int count, ReadOnlySpan<double> goodness = default, double floor = double.NegativeInfinity)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(count);
        var highest = new HighestRanks(count);
        foreach (var node in _touched)
        {
            if (node != Member && (goodness.IsEmpty || goodness[node] >= floor))
            {
                highest.Add(node, this[node]);
            }
        }

        return highest.ToList();
    }

    private static void Agree(bool agrees)
    {
        if (!agrees)
        {
            throw new InvalidOperationException("The graph and its rank have parted: tell Repair every change, in order.");
        }
    }

    /// <summary>Pushes what is large before what is small: a third fewer pushes than at once. The last step is a short one, to extrapolate from.</summary>
    private void Refine()
    {
        for (_coarse = Math.Max(1, 1e-4 / _tolerance); ; _coarse = _coarse > 3 ? Math.Max(3, _coarse / 10) : 1)
        {
            foreach (var node in _touched)
            {
                _before[node] = _ranks[node];
                Queue(node);
            }

            Push();
            if (_coarse == 1)
            {
                break;
            }
        }

        Extrapolate();
    }

    /// <summary>
    /// What is left would go on to where the last and finest pushes went: extrapolation after Kamvar, Haveliwala, Manning and Golub,
    /// WWW 2003. Without it the near are ranked before the far.
    /// </summary>
    private void Extrapolate()
    {
        double left = 0, moved = 0;
        foreach (var node in _touched)
        {
            left += _states[node].Left;
            moved += _ranks[node] - _before[node];
        }

        _onward = moved > 0 ? (1 - _restart) * left / moved : 0;
    }

    private void Push()
    {
        while (_waiting.TryDequeue(out var node))
        {
            ref var state = ref _states[node];
            var left = state.Left;
            (state.Queued, state.Left) = (false, 0);
            _ranks[node] += _restart * left;
            Pass(node, (1 - _restart) * left);
        }
    }

    private void Pass(int node, double amount)
    {
        var targets = _graph.Targets(node);
        if (!_graph.IsWeighted)
        {
            if (targets.IsEmpty)
            {
                Add(Member, amount);
                return;
            }

            PassEvenly(targets, amount / targets.Length);
            return;
        }

        var weights = _graph.Weights(node);
        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += Math.Max(weight, 0);
        }

        if (sum == 0)
        {
            Add(Member, amount);
            return;
        }

        for (var at = 0; at < targets.Length; at++)
        {
            if (weights[at] > 0)
            {
                Add(targets[at], amount * weights[at] / sum);
            }
        }
    }

    /// <summary>The innermost loop, in two passes: first all memory is asked for at once, then what came is looked at.</summary>
    private void PassEvenly(ReadOnlySpan<int> targets, double each)
    {
        var (states, coarse) = (_states, _coarse);
        foreach (var target in targets)
        {
            states[target].Left += each;
        }

        foreach (var target in targets)
        {
            ref var state = ref states[target];
            if (!state.Touched)
            {
                state.Touched = true;
                _touched.Add(target);
            }

            if (Math.Abs(state.Left) > state.Most * coarse && !state.Queued)
            {
                Enqueue(target);
            }
        }
    }

    private void Spread(IReadOnlyList<Edge> row, double amount)
    {
        var sum = row.Sum(edge => Math.Max(edge.Weight, 0));
        if (sum == 0)
        {
            Add(Member, amount);
            return;
        }

        foreach (var edge in row)
        {
            Add(edge.Target, amount * Math.Max(edge.Weight, 0) / sum);
        }
    }

    private void Add(int node, double amount)
    {
        ref var state = ref _states[node];
        if (!state.Touched)
        {
            state.Touched = true;
            _touched.Add(node);
        }

        state.Left += amount;
        Queue(node);
    }

    private void Queue(int node)
    {
        if (!_states[node].Queued && Math.Abs(_states[node].Left) > _states[node].Most * _coarse)
        {
            Enqueue(node);
        }
    }

    private void Enqueue(int node)
    {
        _states[node].Queued = true;
        _waiting.Enqueue(node);
    }

    private void Measure(int node) => _states[node].Most = (float)(_tolerance * Math.Max(_graph.Degree(node), 1));
}
