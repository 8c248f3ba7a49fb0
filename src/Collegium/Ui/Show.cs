using System.Globalization;

namespace Collegium.Ui;

/// <summary>How figures and times are written for people. Times of day and days are in <c>Show.When.cs</c>.</summary>
public static partial class Show
{
    private const char Minus = '−';

    /// <summary>Minor units as a figure: −123450 of two decimals is <c>−1,234.50</c>. The sign stands before the figure, always.</summary>
    public static string Money(long minor, int decimals = 2)
    {
        var digits = ((UInt128)Int128.Abs(minor)).ToString(CultureInfo.InvariantCulture).PadLeft(decimals + 1, '0');
        var whole = Grouped(digits[..^decimals]);
        return (minor < 0 ? $"{Minus}" : "") + (decimals == 0 ? whole : $"{whole}.{digits[^decimals..]}");
    }

    /// <summary>With the currency's sign, for sentences and the sum to pay.</summary>
    public static string Money(long minor, string currency, int decimals = 2)
    {
        var figure = Money(minor, decimals);
        var unsigned = figure.TrimStart(Minus);
        return figure[..^unsigned.Length] + Sign(currency) + unsigned;
    }

    public static string Count(long number) => Money(number, 0);

    private static readonly string[] Small = ["No", "One", "Two", "Three", "Four", "Five", "Six", "Seven", "Eight", "Nine", "Ten"];

    /// <summary>A count at the head of a sentence: up to ten in words.</summary>
    public static string InWords(int count) => count is >= 0 and <= 10 ? Small[count] : Count(count);

    /// <summary>Worked minutes as hours with two decimals: 45 is <c>0.75</c>.</summary>
    public static string Hours(long minutes) =>
        Money((long)decimal.Round(minutes * 100m / 60m, 0, MidpointRounding.AwayFromZero));

    /// <summary>How long, in the largest words that still tell: <c>12 min</c>, <c>2 h 5 min</c>, <c>26 h</c>, <c>3 days</c>.</summary>
    public static string Span(TimeSpan length)
    {
        var minutes = (long)length.Duration().TotalMinutes;
        return minutes switch
        {
            < 60 => $"{minutes} min",
            < 1440 when minutes % 60 != 0 => $"{minutes / 60} h {minutes % 60} min",
            < 2880 => $"{minutes / 60} h",
            _ => $"{minutes / 1440} days",
        };
    }

    /// <summary>Hours of work are never told in days: <c>45 min</c>, <c>10 h 50 min</c>, <c>52 h</c>.</summary>
    public static string Worked(long minutes) => minutes switch
    {
        < 60 => $"{minutes} min",
        _ when minutes % 60 == 0 => $"{Count(minutes / 60)} h",
        _ => $"{Count(minutes / 60)} h {minutes % 60} min",
    };

    /// <summary>The number to dial: digits, in the North American plan unless it says another country.</summary>
    public static string Dial(string phone)
    {
        var digits = string.Concat(phone.Where(char.IsAsciiDigit));
        return phone.TrimStart().StartsWith('+') ? $"+{digits}" : digits.Length == 10 ? $"+1{digits}" : digits;
    }

    private static string Sign(string currency) => currency switch
    {
        "USD" => "$",
        "EUR" => "€",
        "GBP" => "£",
        _ => currency + "\u00a0",
    };

    private static string Grouped(string digits)
    {
        for (var at = digits.Length - 3; at > 0; at -= 3) digits = digits.Insert(at, ",");
        return digits;
    }
}
