using System.Globalization;

namespace Collegium.Clients;

/// <summary>A list of days as people write it.</summary>
internal static class ClosedDays
{
    private static readonly char[] Between = [' ', ',', ';', '\n', '\r', '\t'];

    /// <summary>Null where something isn't a day.</summary>
    public static IReadOnlyList<DateOnly>? Read(string text)
    {
        var days = new SortedSet<DateOnly>();
        foreach (var word in text.Split(Between, StringSplitOptions.RemoveEmptyEntries))
        {
            if (!DateOnly.TryParseExact(word, "yyyy-MM-dd", CultureInfo.InvariantCulture, DateTimeStyles.None, out var day))
            {
                return null;
            }

            days.Add(day);
        }

        return [.. days];
    }

    public static string Write(IEnumerable<DateOnly> days) => string.Join(' ', days.Select(d => d.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture)));
}
