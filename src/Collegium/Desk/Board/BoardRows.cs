using Collegium.Ui;
using Microsoft.AspNetCore.Components;

namespace Collegium.Desk.Board;

/// <summary>The rows of the board's table as markup, in groups by their clock or as one.</summary>
internal sealed class BoardRows(BoardShown shown, BoardColumns columns)
{
    private static readonly Dictionary<RequestState, (string Class, string Icon, string Word)> Looks = Enum.GetValues<RequestState>().ToDictionary(s => s, s =>
    {
        var look = States.OfRequest[BoardQuery.Code(s.ToString())];
        return (Sheet.Classes("state", look.Tone), "i i-" + look.Icon, look.Word);
    });

    /// <summary>One string of the whole table would be a large object for the collector at every look.</summary>
    private const int Piece = 12_000;

    private readonly Markup _table = new();

    private DateTime At => shown.Now.Now;

    private string Zone => shown.Now.Zone;

    public static IEnumerable<MarkupString> Write(BoardShown shown, bool grouped, BoardColumns columns) => new BoardRows(shown, columns).Write(grouped);

    private IEnumerable<MarkupString> Write(bool grouped)
    {
        foreach (var group in shown.Rows.GroupBy(r => grouped ? BoardGroups.Of(r.State, shown.Now.Of(r.NextDue)) : (BoardGroup?)null))
        {
            _table.Add($"<tbody>");
            if (group.Key is { } clock)
            {
                _table.Add($"""<tr class="group"><th colspan="{columns.Count()}" scope="rowgroup">{clock.Words()} · {Show.Count(InGroup(clock))}</th></tr>""");
            }

            foreach (var row in group)
            {
                Write(row);
                if (_table.Length > Piece)
                {
                    yield return _table.Take();
                }
            }

            _table.Add($"</tbody>");
        }

        yield return _table.Take();
    }

    private int InGroup(BoardGroup group) => shown.Total == shown.Rows.Count
        ? shown.Rows.Count(r => BoardGroups.Of(r.State, shown.Now.Of(r.NextDue)) == group)
        : shown.Cells.Where(c => BoardGroups.Of(c.State, c.Near) == group).Sum(c => c.Count);

    private bool Has(BoardColumns column) => (columns & column) != 0;

    private void Write(BoardRow row)
    {
        _table.Add($"""<tr id="r{row.Number}"><td class="c-x"><label class="tick"><input type="checkbox" name="Chosen" value="{row.Number}"{(shown.Chosen.Contains(row.Number) ? " checked" : null)} aria-label="Choose {row.Number}"></label></td>""");
        if (Has(BoardColumns.Clock))
        {
            _table.Add($"""<td class="c-clock">""");
            Clock(row.Promise);
            _table.Add($"</td>");
        }

        if (Has(BoardColumns.Number))
        {
            _table.Add($"""<td class="c-no no">{row.Number}</td>""");
        }

        _table.Add($"""<td class="c-what"><a href="/requests/{row.Number}" title="{row.Headline}"><b>{shown.Client(row)}</b> <span>{row.Headline}</span></a></td>""");
        if (Has(BoardColumns.Need))
        {
            _table.Add($"""<td class="c-need">{shown.Need(row)}</td>""");
        }

        if (Has(BoardColumns.Impact))
        {
            _table.Add($"""<td class="c-hurt{(row.Impact == Impact.Stopped ? " stopped" : null)}">{row.Work}</td>""");
        }

        Rest(row);
        _table.Add($"</tr>");
    }

    private void Rest(BoardRow row)
    {
        if (Has(BoardColumns.State))
        {
            var look = Looks[row.State];
            _table.Add($"""<td class="c-state"><span class="{look.Class}"><span class="{look.Icon}"></span>{look.Word}</span></td>""");
        }

        if (Has(BoardColumns.With))
        {
            _table.Add($"""<td class="c-with">{shown.With(row)}</td>""");
        }

        if (Has(BoardColumns.Tags))
        {
            _table.Add($"""<td class="c-tags">{row.Tags.Trim('|').Replace("|", ", ", StringComparison.Ordinal)}</td>""");
        }

        if (Has(BoardColumns.Desk))
        {
            _table.Add($"""<td class="c-desk">{shown.Desk(row)}</td>""");
        }

        if (Has(BoardColumns.Told))
        {
            _table.Add($"""<td class="c-told n"><time datetime="{Show.Stamp(row.ToldAt, Zone)}" title="{Show.Exact(row.ToldAt, Zone)}">{Show.When(row.ToldAt, Zone, At)}</time></td>""");
        }
    }

    private void Clock(Promise? promise)
    {
        if (promise is null)
        {
            return;
        }

        var (look, icon) = promise.Kind(At) switch
        {
            ClockKind.Due => ("clock", "i i-clock"),
            ClockKind.Risk => ("clock risk", "i i-risk"),
            ClockKind.Broken => ("clock broken", "i i-broken"),
            ClockKind.Paused => ("clock paused", "i i-paused"),
            ClockKind.Kept => ("clock kept", "i i-kept"),
        };
        _table.Add($"""<span class="{look}"><span class="{icon}"></span><time datetime="{Show.Stamp(promise.Moment, Zone)}" title="{Show.Exact(promise.Moment, Zone)}">{promise.Words(At, Zone)}</time></span>""");
    }
}
