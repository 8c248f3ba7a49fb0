namespace Collegium.Ledger;

/// <summary>
/// Sales tax, rounded half up: with cents, the third decimal decides. Whether by line or by invoice, the jurisdiction says.
/// </summary>
/// <remarks>Source: reference money.md §1.6. Rates are dated data of a jurisdiction and never live in code.</remarks>
public static class SalesTax
{
    /// <summary>The tax on one amount.</summary>
    /// <param name="net">Taxable minor units; negative for a discount or a credit.</param>
    /// <param name="rate">0 to 1: .083 is 8.3 %.</param>
    /// <returns>Minor units with the sign of <paramref name="net"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0 to 1.</exception>
    public static long On(long net, decimal rate)
    {
        RequireRate(rate);
        var (numerator, denominator) = Rounding.Fraction(rate);
        return Rounding.Quotient(net * numerator, denominator, RoundingMode.HalfUp);
    }

    /// <summary>Rounds on every line; the invoice's tax is the sum.</summary>
    /// <param name="nets">Taxable minor units of each line.</param>
    /// <param name="rate">0 to 1.</param>
    /// <returns>The tax of each line, in their order.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0 to 1.</exception>
    public static IReadOnlyList<long> PerLine(IReadOnlyList<long> nets, decimal rate)
    {
        ArgumentNullException.ThrowIfNull(nets);
        RequireRate(rate);
        return [.. nets.Select(net => On(net, rate))];
    }

    /// <summary>
    /// Rounds once, on the invoice's sum, and shows each line its share: rounded down, the units left over to the largest
    /// remainders, ties to the earlier line.
    /// </summary>
    /// <param name="nets">Taxable minor units of each line; signs may differ.</param>
    /// <param name="rate">0 to 1.</param>
    /// <returns>The tax of each line, in their order; their sum is the tax on the sum.</returns>
    /// <exception cref="ArgumentOutOfRangeException">The rate is outside 0 to 1.</exception>
    /// <exception cref="OverflowException">The sum doesn't fit 64 bits.</exception>
    public static IReadOnlyList<long> PerInvoice(IReadOnlyList<long> nets, decimal rate)
    {
        ArgumentNullException.ThrowIfNull(nets);
        RequireRate(rate);
        var (numerator, denominator) = Rounding.Fraction(rate);
        var taxes = nets.Select(net => Rounding.Quotient(net * numerator, denominator, RoundingMode.Floor)).ToArray();
        var left = (int)(On(nets.Sum(), rate) - taxes.Sum());
        foreach (var line in Enumerable.Range(0, nets.Count)
            .OrderByDescending(i => nets[i] * numerator - taxes[i] * denominator).Take(left))
            taxes[line]++;
        return taxes;
    }

    private static void RequireRate(decimal rate)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(rate);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(rate, 1m);
    }
}
