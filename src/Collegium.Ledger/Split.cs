namespace Collegium.Ledger;

/// <summary>Divides an amount so that no minor unit is lost or made.</summary>
public static class Split
{
    /// <summary>
    /// Splits a total in proportion to weights. Each part is rounded towards zero; the units left over go one each to the
    /// largest remainders, ties to the lower index. A zero weight gets nothing.
    /// </summary>
    /// <param name="total">Minor units, any sign; the parts of −x are the negated parts of x.</param>
    /// <param name="weights">Zero or positive, at least one positive; put them in a stable order, for ties follow it.</param>
    /// <returns>One part a weight, in their order; their sum is the total exactly.</returns>
    /// <exception cref="ArgumentException">There is no weight, all are zero, or one is negative.</exception>
    /// <remarks>Source: reference money.md §1.6; the method is Hamilton's (largest remainder).</remarks>
    public static IReadOnlyList<long> ByLargestRemainder(long total, IReadOnlyList<long> weights)
    {
        ArgumentNullException.ThrowIfNull(weights);
        if (weights.Any(weight => weight < 0)) throw new ArgumentException("A weight is negative.", nameof(weights));
        var sum = weights.Aggregate(Int128.Zero, (soFar, weight) => soFar + weight);
        if (sum == 0) throw new ArgumentException("No weight is above zero, so nobody can be given the amount.", nameof(weights));

        // Both factors are at most 2^63, so a product stays inside 127 bits.
        var amount = Int128.Abs(total);
        var parts = weights.Select(weight => amount * weight / sum).ToArray();
        var left = (int)(amount - parts.Aggregate(Int128.Zero, (soFar, part) => soFar + part));
        foreach (var index in Enumerable.Range(0, weights.Count).OrderByDescending(i => amount * weights[i] % sum).Take(left))
            parts[index]++;
        return [.. parts.Select(part => (long)(total < 0 ? -part : part))];
    }
}
