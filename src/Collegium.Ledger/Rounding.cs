using System.Numerics;

namespace Collegium.Ledger;

/// <summary>The one place where a fraction of a minor unit is decided. Source: reference money.md §1.6.</summary>
public static class Rounding
{
    /// <summary>Rounds an exact number of minor units to a whole one.</summary>
    /// <param name="exact">Minor units with a fraction; any decimal.</param>
    /// <param name="mode">Who gets the fraction.</param>
    /// <returns>Whole minor units.</returns>
    /// <exception cref="OverflowException">The result doesn't fit 64 bits.</exception>
    public static long Apply(decimal exact, RoundingMode mode)
    {
        var (numerator, denominator) = Fraction(exact);
        return Quotient(numerator, denominator, mode);
    }

    /// <summary>A whole quotient of exact integers; the denominator is positive.</summary>
    internal static long Quotient(BigInteger numerator, BigInteger denominator, RoundingMode mode)
    {
        var towardsZero = BigInteger.DivRem(numerator, denominator, out var rest);
        var floor = rest.Sign < 0 ? towardsZero - 1 : towardsZero;
        var above = 2 * (numerator - floor * denominator) - denominator;
        var up = mode switch
        {
            RoundingMode.Floor => false,
            RoundingMode.Ceiling => !rest.IsZero,
            RoundingMode.HalfEven => above.Sign > 0 || (above.IsZero && !floor.IsEven),
            RoundingMode.HalfUp => above.Sign > 0 || (above.IsZero && numerator.Sign > 0),
        };
        return (long)(up ? floor + 1 : floor);
    }

    /// <summary>A decimal as an exact fraction; a product of decimals would be rounded silently at 28 digits.</summary>
    internal static (BigInteger Numerator, BigInteger Denominator) Fraction(decimal exact)
    {
        var bits = decimal.GetBits(exact);
        var high = unchecked((uint)bits[2]);
        var middle = unchecked((uint)bits[1]);
        var low = unchecked((uint)bits[0]);
        var digits = (((BigInteger)high << 32) + middle << 32) + low;
        return (decimal.IsNegative(exact) ? -digits : digits, BigInteger.Pow(10, exact.Scale));
    }

    internal static decimal PowerOfTen(int exponent) => (decimal)BigInteger.Pow(10, exponent);
}
