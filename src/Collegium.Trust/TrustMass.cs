namespace Collegium.Trust;

/// <summary>How much trust reaches each member from a council: restarted walks along positive edges, by power iteration.</summary>
/// <remarks>
/// EigenTrust (Kamvar, Schlosser and Garcia-Molina, WWW 2003) with the council as the pre-trusted: personalised PageRank from several
/// members at once. Exact where <see cref="PersonalRank"/> is local; linear in nodes and edges a round.
/// </remarks>
public static class TrustMass
{
    /// <summary>Solves for all members.</summary>
    /// <param name="graph">Who trusts whom; only weights above 0 count.</param>
    /// <param name="council">Where trust starts, in equal parts: at least one member, none twice.</param>
    /// <param name="restart">The probability of going back to the council at each step, above 0 and below 1.</param>
    /// <param name="change">Ends when a round moves less than this in all, 0 or more.</param>
    /// <param name="rounds">Ends after this many rounds at the latest.</param>
    /// <returns>A share per member; they sum to 1.</returns>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    public static double[] From(Graph graph, ReadOnlySpan<int> council, double restart = 0.15, double change = 1e-9, int rounds = 200)
    {
        if (council.IsEmpty)
        {
            throw new ArgumentException("Trust starts somewhere: name the council.", nameof(council));
        }

        var mass = new double[graph.Nodes];
        var next = new double[graph.Nodes];
        foreach (var member in council)
        {
            mass[member] = 1.0 / council.Length;
        }

        for (var moved = double.PositiveInfinity; moved >= change && rounds-- > 0; (mass, next) = (next, mass))
        {
            Array.Clear(next);
            var kept = Walk(graph, mass, next, 1 - restart);
            foreach (var member in council)
            {
                next[member] += (1 - kept) / council.Length;
            }

            moved = 0;
            for (var node = 0; node < next.Length; node++)
            {
                moved += Math.Abs(next[node] - mass[node]);
            }
        }

        return mass;
    }

    private static double Walk(Graph graph, double[] mass, double[] next, double share)
    {
        var kept = 0.0;
        for (var node = 0; node < mass.Length; node++)
        {
            var targets = graph.Targets(node);
            var weights = graph.Weights(node);
            var sum = Sum(targets, weights);
            if (mass[node] == 0 || sum == 0)
            {
                continue;
            }

            var unit = share * mass[node] / sum;
            kept += share * mass[node];
            for (var at = 0; at < targets.Length; at++)
            {
                next[targets[at]] += unit * (weights.IsEmpty ? 1 : Math.Max(weights[at], 0));
            }
        }

        return kept;
    }

    private static double Sum(ReadOnlySpan<int> targets, ReadOnlySpan<double> weights)
    {
        if (weights.IsEmpty)
        {
            return targets.Length;
        }

        var sum = 0.0;
        foreach (var weight in weights)
        {
            sum += Math.Max(weight, 0);
        }

        return sum;
    }
}
