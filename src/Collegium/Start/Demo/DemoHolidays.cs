namespace Collegium.Start.Demo;

/// <summary>Federal holidays of the United States, 5 U.S.C. 6103, without the shifted days of a weekend.</summary>
internal static class DemoHolidays
{
    public static IReadOnlyList<DateOnly> Of(int first, int last) => [.. Enumerable.Range(first, last - first + 1).SelectMany(Year)];

    private static IEnumerable<DateOnly> Year(int y) =>
    [
        new(y, 1, 1), Nth(y, 1, DayOfWeek.Monday, 3), Nth(y, 2, DayOfWeek.Monday, 3), Nth(y, 6, DayOfWeek.Monday, 1).AddDays(-7), new(y, 6, 19),
        new(y, 7, 4), Nth(y, 9, DayOfWeek.Monday, 1), Nth(y, 10, DayOfWeek.Monday, 2), new(y, 11, 11), Nth(y, 11, DayOfWeek.Thursday, 4), new(y, 12, 25),
    ];

    private static DateOnly Nth(int year, int month, DayOfWeek day, int nth)
    {
        var first = new DateOnly(year, month, 1);
        return first.AddDays((((int)day - (int)first.DayOfWeek + 7) % 7) + ((nth - 1) * 7));
    }
}
