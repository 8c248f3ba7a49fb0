using Collegium.Ui;

namespace Collegium.Desk.Board;

/// <summary>Promises by the day they fall due, in the chapter's time zone: a month of whole weeks, a week or a day.</summary>
internal sealed record BoardDays(DateOnly First, DateOnly Last, DateOnly On, string Span, IReadOnlyDictionary<DateOnly, IReadOnlyList<BoardRow>> Rows)
{
    public IEnumerable<DateOnly> Days => Enumerable.Range(0, Last.DayNumber - First.DayNumber + 1).Select(First.AddDays);

    public DateOnly Before => Span switch { "day" => On.AddDays(-1), "week" => On.AddDays(-7), _ => new DateOnly(On.Year, On.Month, 1).AddMonths(-1) };

    public DateOnly After => Span switch { "day" => On.AddDays(1), "week" => On.AddDays(7), _ => new DateOnly(On.Year, On.Month, 1).AddMonths(1) };

    public static BoardDays Of(BoardShown shown, string span, DateOnly? asked)
    {
        var on = asked ?? Show.DayOf(shown.Now.Now, shown.Now.Zone);
        var month = new DateOnly(on.Year, on.Month, 1);
        var (first, last) = span switch
        {
            "day" => (on, on),
            "week" => (Monday(on), Monday(on).AddDays(6)),
            _ => (Monday(month), Monday(month.AddMonths(1).AddDays(-1)).AddDays(6)),
        };
        var rows = shown.Rows.Where(r => r.NextDue < Requests.RequestTables.Never).GroupBy(r => Show.DayOf(r.NextDue, shown.Now.Zone))
            .Where(g => g.Key >= first && g.Key <= last)
            .ToDictionary(g => g.Key, g => (IReadOnlyList<BoardRow>)[.. g.OrderBy(r => r.NextDue).ThenBy(r => r.Number)]);
        return new BoardDays(first, last, on, span, rows);
    }

    private static DateOnly Monday(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));
}
