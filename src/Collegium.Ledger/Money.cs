using System.Globalization;
using System.Numerics;

namespace Collegium.Ledger;

/// <summary>An amount in the smallest unit of one currency: 1,234.56 USD is <c>Minor</c> 123456.</summary>
/// <remarks>
/// Arithmetic is checked and never crosses currencies; there is no operator with floating point. In a journal a debit is
/// positive and a credit negative. Source: reference money.md §0.1, §1.6.
/// </remarks>
/// <param name="Minor">Whole minor units, any sign.</param>
/// <param name="Currency">The currency, which also says how many decimals are written.</param>
public readonly record struct Money(long Minor, Currency Currency) : IComparable<Money>
{
    private const int MinutesInAnHour = 60;

    /// <summary>The sum.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The sum doesn't fit 64 bits.</exception>
    public static Money operator +(Money left, Money right) =>
        new(checked(left.Minor + right.MinorIn(left.Currency)), left.Currency);

    /// <summary>The difference.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    /// <exception cref="OverflowException">The difference doesn't fit 64 bits.</exception>
    public static Money operator -(Money left, Money right) =>
        new(checked(left.Minor - right.MinorIn(left.Currency)), left.Currency);

    /// <summary>The same amount on the other side.</summary>
    /// <exception cref="OverflowException">The amount is the smallest 64-bit number.</exception>
    public static Money operator -(Money amount) => amount with { Minor = checked(-amount.Minor) };

    /// <summary>Whether the left amount is smaller.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <(Money left, Money right) => left.CompareTo(right) < 0;

    /// <summary>Whether the left amount is larger.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >(Money left, Money right) => left.CompareTo(right) > 0;

    /// <summary>Whether the left amount is not larger.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator <=(Money left, Money right) => left.CompareTo(right) <= 0;

    /// <summary>Whether the left amount is not smaller.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public static bool operator >=(Money left, Money right) => left.CompareTo(right) >= 0;

    /// <summary>Order by amount, within one currency.</summary>
    /// <exception cref="InvalidOperationException">The currencies differ.</exception>
    public int CompareTo(Money other) => Minor.CompareTo(other.MinorIn(Currency));

    /// <summary>This amount times a rate, computed exactly and rounded once.</summary>
    /// <param name="rate">Any decimal: .083 for 8.3 %.</param>
    /// <param name="mode">Who gets the fraction of a minor unit.</param>
    /// <exception cref="OverflowException">The product doesn't fit 64 bits.</exception>
    public Money Times(decimal rate, RoundingMode mode)
    {
        var (numerator, denominator) = Rounding.Fraction(rate);
        return this with { Minor = Rounding.Quotient(Minor * numerator, denominator, mode) };
    }

    /// <summary>What a stretch of work costs when this amount is the price of an hour.</summary>
    /// <param name="minutes">Minutes worked, 0 or more.</param>
    /// <param name="mode">Who gets the fraction of a minor unit.</param>
    /// <exception cref="ArgumentOutOfRangeException">The minutes are negative.</exception>
    /// <exception cref="OverflowException">The price doesn't fit 64 bits.</exception>
    public Money PerHour(int minutes, RoundingMode mode)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(minutes);
        return this with { Minor = Rounding.Quotient((BigInteger)Minor * minutes, MinutesInAnHour, mode) };
    }

    /// <summary>As a person reads it, in the invariant culture: <c>1,234.56 USD</c>, <c>-1,234 JPY</c>.</summary>
    public override string ToString()
    {
        var units = new decimal(Minor) / Rounding.PowerOfTen(Currency.Exponent);
        return units.ToString($"N{Currency.Exponent}", CultureInfo.InvariantCulture) + " " + Currency;
    }

    private long MinorIn(Currency currency) => Currency == currency
        ? Minor
        : throw new InvalidOperationException($"An amount in {currency} cannot meet one in {Currency}.");
}
