namespace Collegium.Trust;

/// <summary>
/// Ranks members by how firmly they hang on the council, so that groups made up to vouch for one another come last. An alarm for
/// people to look at, never a decision.
/// </summary>
/// <remarks>The graph is undirected (<see cref="Graph.Undirected"/>). All scores are linear in nodes and edges a round.</remarks>
public static class RingAlarm
{
    /// <summary>Both rankings as one, shared out among those who hang on the same member.</summary>
    /// <param name="graph">Who knows whom.</param>
    /// <param name="council">Known good: at least one member.</param>
    /// <param name="known">Known bad; may be empty.</param>
    /// <returns>A score per member; higher is safer, 0 where the council isn't reached, below 0 near the known bad.</returns>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    /// <remarks>
    /// The geometric mean of <see cref="SybilRank"/> and <see cref="SybilScar"/>, divided by how many would be cut off from the council
    /// together if one member left. One member's word is worth one member's trust, whatever the number he brings: rings of five on
    /// one honest member each then nearly vanish from the upper 95 % (.01 a ring instead of .9), and lone newcomers lose nothing.
    /// </remarks>
    public static double[] Standing(Graph graph, ReadOnlySpan<int> council, ReadOnlySpan<int> known = default)
    {
        var rank = SybilRank(graph, council);
        var belief = SybilScar(graph, council, known);
        var company = new Hangings(graph, council).Company();
        for (var node = 0; node < rank.Length; node++)
        {
            var mean = Math.Sqrt(rank[node] * Math.Abs(belief[node]));
            rank[node] = belief[node] > 0 ? mean / company[node] : -mean * company[node];
        }

        return rank;
    }

    /// <summary>Small dense groups who all hang on one member: without him they would be cut off from the council.</summary>
    /// <param name="graph">Who knows whom.</param>
    /// <param name="council">Where trust starts: at least one member.</param>
    /// <param name="least">How many make a group, 3 or more.</param>
    /// <param name="most">Groups above this are communities of their own and not listed.</param>
    /// <returns>
    /// Densest first, of equals the larger, then by handle; no member is in two. Dense is a group with at least as many ties inside as
    /// members, so a chain or a fan of newcomers is none. Of groups within groups the densest is listed.
    /// </returns>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    public static IReadOnlyList<Ring> Rings(Graph graph, ReadOnlySpan<int> council, int least = 3, int most = 20)
    {
        Check(council);
        ArgumentOutOfRangeException.ThrowIfLessThan(least, 3);
        return new Hangings(graph, council).Rings(least, most);
    }

    /// <summary>SybilRank: trust walks out from the council for log₂ n steps, then is divided by degree.</summary>
    /// <param name="graph">Who knows whom.</param>
    /// <param name="council">Where trust starts: at least one member.</param>
    /// <returns>A score per member, 0 or more; higher is safer. About 1/mean degree where trust is even.</returns>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    /// <remarks>Cao, Sirivianos, Yang and Pregueiro, NSDI 2012.</remarks>
    public static double[] SybilRank(Graph graph, ReadOnlySpan<int> council)
    {
        Check(council);
        var (trust, next) = (new double[graph.Nodes], new double[graph.Nodes]);
        foreach (var member in council)
        {
            trust[member] = (double)graph.Nodes / council.Length;
        }

        for (var step = 0; step < Math.Ceiling(Math.Log2(graph.Nodes)); step++)
        {
            Normalise(graph, trust);
            Gather(graph, trust, next);
            (trust, next) = (next, trust);
        }

        Normalise(graph, trust);
        return trust;
    }

    /// <summary>SybilSCAR-D: each member believes the mean of his neighbours, plus what is known of himself.</summary>
    /// <param name="graph">Who knows whom.</param>
    /// <param name="council">Known good: at least one member.</param>
    /// <param name="known">Known bad; may be empty.</param>
    /// <returns>A residual belief per member from −½ (bad) to ½ (good).</returns>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    /// <remarks>Wang, Zhang and Gong, INFOCOM 2017, with the degree-normalised weights and θ = .4; 20 rounds.</remarks>
    public static double[] SybilScar(Graph graph, ReadOnlySpan<int> council, ReadOnlySpan<int> known = default)
    {
        Check(council);
        const double Sure = 0.4;
        var (belief, next, prior) = (new double[graph.Nodes], new double[graph.Nodes], new double[graph.Nodes]);
        foreach (var member in council)
        {
            prior[member] = Sure;
        }

        foreach (var member in known)
        {
            prior[member] = -Sure;
        }

        prior.CopyTo(belief, 0);
        for (var round = 0; round < 20; round++)
        {
            Gather(graph, belief, next);
            for (var node = 0; node < next.Length; node++)
            {
                next[node] = Math.Clamp(prior[node] + next[node] / Math.Max(graph.Degree(node), 1), -0.5, 0.5);
            }

            (belief, next) = (next, belief);
        }

        return belief;
    }

    private static void Check(ReadOnlySpan<int> council)
    {
        if (council.IsEmpty)
        {
            throw new ArgumentException("Trust starts somewhere: name the council.", nameof(council));
        }
    }

    private static void Normalise(Graph graph, double[] trust)
    {
        for (var node = 0; node < trust.Length; node++)
        {
            trust[node] /= Math.Max(graph.Degree(node), 1);
        }
    }

    private static void Gather(Graph graph, double[] values, double[] sums)
    {
        for (var node = 0; node < sums.Length; node++)
        {
            var sum = 0.0;
            foreach (var neighbour in graph.Targets(node))
            {
                sum += values[neighbour];
            }

            sums[node] = sum;
        }
    }
}
