namespace Collegium.Trust;

/// <summary>
/// Who is tied to whom: members are handles from 0 to <see cref="Nodes"/> − 1, and each has one compressed row of targets, sorted.
/// Whatever order the edges came in, the same edges make the same graph.
/// </summary>
/// <remarks>
/// Takes 8 bytes a node and 4 an edge, 8 more an edge where weights differ from 1. Any number of threads may read;
/// <see cref="Set"/> needs the graph for itself.
/// </remarks>
public sealed class Graph
{
    // Start and length of a row side by side: one cache line to find it.
    private readonly (int First, int Degree)[] _rows;
    private int[] _targets;
    private double[]? _weights;
    private int _used;

    private Graph((int First, int Degree)[] rows, int[] targets, double[]? weights)
    {
        (_rows, _targets, _weights) = (rows, targets, weights);
        Edges = _used = targets.Length;
    }

    /// <summary>How many members it has.</summary>
    public int Nodes => _rows.Length;

    /// <summary>How many edges it has, parallel ones counted each; an undirected edge counts twice.</summary>
    public int Edges { get; private set; }

    /// <summary>How many times <see cref="Set"/> changed it.</summary>
    public int Version { get; private set; }

    /// <summary>True where some edge weighs other than 1.</summary>
    public bool IsWeighted => _weights is not null;

    /// <summary>A graph of arrows as given; parallel arrows and loops are kept.</summary>
    /// <param name="nodes">How many members, 0 or more.</param>
    /// <param name="edges">The arrows, in any order.</param>
    /// <returns>The graph, in time linear in nodes and edges.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a weight is not finite.</exception>
    public static Graph Directed(int nodes, ReadOnlySpan<Edge> edges)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(nodes);
        var weighted = false;
        foreach (var edge in edges)
        {
            Check(nodes, edge);
            weighted |= edge.Weight != 1;
        }

        // Two stable counting sorts: first by target (and weight), then by source.
        var byTarget = Sorted(nodes, edges, static edge => edge.Target, out _);
        if (weighted)
        {
            SortParallel(byTarget);
        }

        var bySource = Sorted(nodes, byTarget, static edge => edge.Source, out var first);
        return new Graph(Rows(first), Array.ConvertAll(bySource, edge => edge.Target),
            weighted ? Array.ConvertAll(bySource, edge => edge.Weight) : null);
    }

    /// <summary>A graph that forgets direction, weight, loops and repetition: each tied pair is in both rows once.</summary>
    /// <param name="nodes">How many members, 0 or more.</param>
    /// <param name="edges">The ties, in any order and direction.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a weight is not finite.</exception>
    public static Graph Undirected(int nodes, ReadOnlySpan<Edge> edges)
    {
        var ties = new HashSet<(int, int)>(edges.Length * 2);
        foreach (var edge in edges)
        {
            Check(nodes, edge);
            if (edge.Source != edge.Target)
            {
                ties.Add((edge.Source, edge.Target));
                ties.Add((edge.Target, edge.Source));
            }
        }

        return Directed(nodes, ties.Select(tie => new Edge(tie.Item1, tie.Item2)).ToArray());
    }

    /// <summary>Whom a member is tied to, sorted by handle. Holds until the next <see cref="Set"/>.</summary>
    /// <param name="node">The member.</param>
    public ReadOnlySpan<int> Targets(int node) => _targets.AsSpan(_rows[node].First, _rows[node].Degree);

    /// <summary>How much each of <see cref="Targets"/> weighs; empty where all weigh 1.</summary>
    /// <param name="node">The member.</param>
    public ReadOnlySpan<double> Weights(int node) => _weights is null ? [] : _weights.AsSpan(_rows[node].First, _rows[node].Degree);

    /// <summary>How many edges leave a member.</summary>
    /// <param name="node">The member.</param>
    public int Degree(int node) => _rows[node].Degree;

    /// <summary>Makes the edge between two members weigh this much, adding it if absent; 0 takes it out. Parallel ones become one.</summary>
    /// <param name="source">Who it comes from.</param>
    /// <param name="target">Who it goes to.</param>
    /// <param name="weight">How much, finite.</param>
    /// <returns>The source's row before and after, for <see cref="PersonalRank.Repair"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or the weight is not finite; nothing was changed.</exception>
    public RowChange Set(int source, int target, double weight)
    {
        Check(Nodes, new Edge(source, target, weight));
        var before = Row(source);
        var after = before.Where(edge => edge.Target != target).ToList();
        if (weight != 0)
        {
            after.Insert(after.TakeWhile(edge => edge.Target < target).Count(), new Edge(source, target, weight));
        }

        Store(source, after);
        return new RowChange(source, before, [.. after], ++Version);
    }

    private static void Check(int nodes, Edge edge)
    {
        if (edge.Source < 0 || edge.Source >= nodes || edge.Target < 0 || edge.Target >= nodes || !double.IsFinite(edge.Weight))
        {
            throw new ArgumentOutOfRangeException(nameof(edge), edge, $"An edge joins two of the {nodes} members and has a finite weight.");
        }
    }

    private static Edge[] Sorted(int nodes, ReadOnlySpan<Edge> edges, Func<Edge, int> key, out int[] first)
    {
        first = new int[nodes + 1];
        foreach (var edge in edges)
        {
            first[key(edge) + 1]++;
        }

        for (var node = 0; node < nodes; node++)
        {
            first[node + 1] += first[node];
        }

        var next = first.AsSpan().ToArray();
        var sorted = new Edge[edges.Length];
        foreach (var edge in edges)
        {
            sorted[next[key(edge)]++] = edge;
        }

        return sorted;
    }

    private static void SortParallel(Edge[] byTarget)
    {
        for (int from = 0, to; from < byTarget.Length; from = to)
        {
            for (to = from + 1; to < byTarget.Length && byTarget[to].Target == byTarget[from].Target; to++)
            {
            }

            byTarget.AsSpan(from, to - from).Sort(static (one, other) => one.Weight.CompareTo(other.Weight));
        }
    }

    private static (int First, int Degree)[] Rows(int[] first)
    {
        var rows = new (int First, int Degree)[first.Length - 1];
        for (var node = 0; node < rows.Length; node++)
        {
            rows[node] = (first[node], first[node + 1] - first[node]);
        }

        return rows;
    }

    private Edge[] Row(int source)
    {
        var row = new Edge[_rows[source].Degree];
        for (var at = 0; at < row.Length; at++)
        {
            row[at] = new Edge(source, Targets(source)[at], _weights?[_rows[source].First + at] ?? 1);
        }

        return row;
    }

    /// <summary>Writes a row where it lies, or at the end if it grew: amortised over changes, a row's length each.</summary>
    private void Store(int source, List<Edge> row)
    {
        if (row.Count > _rows[source].Degree)
        {
            if (_used + row.Count > _targets.Length)
            {
                var room = Math.Max(_targets.Length + row.Count, _targets.Length * 3 / 2);
                Array.Resize(ref _targets, room);
                if (_weights is not null)
                {
                    Array.Resize(ref _weights, room);
                }
            }

            _rows[source].First = _used;
            _used += row.Count;
        }

        if (_weights is null && row.Exists(edge => edge.Weight != 1))
        {
            _weights = new double[_targets.Length];
            Array.Fill(_weights, 1);
        }

        Edges += row.Count - _rows[source].Degree;
        _rows[source].Degree = row.Count;
        for (var at = 0; at < row.Count; at++)
        {
            _targets[_rows[source].First + at] = row[at].Target;
            _weights?[_rows[source].First + at] = row[at].Weight;
        }
    }
}

/// <summary>A member's row before and after a change of one edge.</summary>
/// <param name="Source">Whose row.</param>
/// <param name="Before">The edges that left him.</param>
/// <param name="After">The edges that leave him now.</param>
/// <param name="Version">The graph's version since.</param>
public sealed record RowChange(int Source, IReadOnlyList<Edge> Before, IReadOnlyList<Edge> After, int Version);
