using System.Globalization;

namespace Collegium.Http;

/// <summary>Reads what people type into forms; what can't be read is null, and the operation says what to write instead.</summary>
public static class Typed
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

    private static string Plain(IFormCollection form, string name) =>
        form[name].ToString().Replace(",", "", StringComparison.Ordinal).Replace("−", "-", StringComparison.Ordinal).Trim();
}
