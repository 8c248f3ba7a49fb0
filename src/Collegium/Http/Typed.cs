using System.Globalization;
using System.Text.RegularExpressions;

namespace Collegium.Http;

/// <summary>Reads what people type into forms; what can't be read is null, and the operation says what to write instead.</summary>
public static partial class Typed
{
    public static string? Word(this IFormCollection form, string name) => form[name].ToString().Trim() is { Length: > 0 } text ? text : null;

    public static long? Whole(this IFormCollection form, string name) =>
        long.TryParse(Plain(form, name), NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number) ? number : null;

    public static Guid? Id(this IFormCollection form, string name) => Guid.TryParse(form[name], out var id) ? id : null;

    public static DateOnly? Day(this IFormCollection form, string name) =>
        DateOnly.TryParseExact(form[name].ToString().Trim(), "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day) ? day : null;

    /// <summary>An amount as people write it, <c>1,234.50</c>, in minor units; null when it isn't one to the cent.</summary>
    public static long? Minor(this IFormCollection form, string name, int decimals = 2)
    {
        if (!decimal.TryParse(Plain(form, name).TrimStart('$'), NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var amount)
            || Math.Abs(amount) > 10_000_000_000m)
        {
            return null;
        }

        for (var i = 0; i < decimals; i++)
        {
            amount *= 10;
        }

        return amount == decimal.Truncate(amount) ? (long)amount : null;
    }

    /// <summary>How long, in minutes, as people write it: <c>90</c>, <c>1:30</c>, <c>1.5 h</c>, <c>1 h 30</c>, <c>45 min</c>.</summary>
    public static long? Minutes(this IFormCollection form, string name) => Minutes(form[name]);

    public static long? Minutes(string? text)
    {
        var typed = (text ?? "").Trim().Replace('−', '-');
        if (Grouped().IsMatch(typed))
        {
            return long.Parse(typed, NumberStyles.AllowLeadingSign | NumberStyles.AllowThousands, CultureInfo.InvariantCulture);
        }

        if (HoursAndMinutes().Match(typed) is not { Success: true } match)
        {
            return null;
        }

        return (long)decimal.Round((Number(match, "h") * 60m) + Number(match, "m"), 0, MidpointRounding.AwayFromZero);
    }

    /// <summary>Minutes alone; a comma parts thousands and nothing else: 1,5 is an hour and a half to some and is asked again.</summary>
    [GeneratedRegex(@"^-?([0-9]{1,9}|[0-9]{1,3}(,[0-9]{3}){1,2})$", RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex Grouped();

    private static decimal Number(Match match, string name) =>
        match.Groups[name] is { Success: true } found ? decimal.Parse(found.Value.Replace(',', '.'), CultureInfo.InvariantCulture) : 0;

    [GeneratedRegex(
        @"^((?<h>[0-9]{1,4}):(?<m>[0-5][0-9])( ?h)?|(?<h>[0-9]{1,4}([.,][0-9]{1,2})?) ?(h|hrs?|hours?)|(?<h>[0-9]{1,4}) ?(h|hrs?|hours?),? ?(?<m>[0-5]?[0-9]) ?(m|min|mins|minutes?)?|(?<m>[0-9]{1,6}) ?(m|min|mins|minutes?))$",
        RegexOptions.IgnoreCase | RegexOptions.ExplicitCapture, matchTimeoutMilliseconds: 200)]
    private static partial Regex HoursAndMinutes();

    private static string Plain(IFormCollection form, string name) =>
        form[name].ToString().Replace(",", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal).Trim();
}
