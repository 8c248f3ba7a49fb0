using Collegium.Governance;

namespace Collegium.Members.Matching;

/// <summary>
/// How many business days each has waited: open time since work was last won, less the time away. A holiday neither costs the
/// turn nor saves one up, however long it is and however often it was booked.
/// </summary>
internal sealed class Waiting
{
    private readonly Dictionary<DateTime, long> _open = [];
    private readonly DateTime _now;
    private readonly double _day;

    /// <summary>Counts the open minutes once for a whole roster: up to each moment that anybody's waiting begins, stops or goes on.</summary>
    public Waiting(CharterRules rules, BusinessTime time, DateTime now, IEnumerable<DateTime> moments)
    {
        (_now, _day) = (Minute(now), rules.ClosesAt - rules.OpensAt);
        var (sum, before) = (0L, (DateTime?)null);
        foreach (var moment in moments.Append(now).Select(Known).Distinct().Order())
        {
            sum += before is { } last ? time.Minutes(last, moment) : 0;
            (_open[moment], before) = (sum, moment);
        }
    }

    /// <summary>Days away may overlap; each is left out once.</summary>
    public double Days(DateTime since, IEnumerable<(DateTime From, DateTime To)> away)
    {
        var at = Known(since);
        var minutes = _open[_now] - _open[at];
        foreach (var (from, to) in away.Select(a => (From: Known(a.From), To: Known(a.To))).Where(a => a.To > at).OrderBy(a => a.From))
        {
            var start = from > at ? from : at;
            if (to > start)
            {
                minutes -= _open[to] - _open[start];
                at = to;
            }
        }

        return minutes / _day;
    }

    private DateTime Known(DateTime at) => Minute(at) is var minute && minute < _now ? minute : _now;

    private static DateTime Minute(DateTime at) => at.AddTicks(-(at.Ticks % TimeSpan.TicksPerMinute));
}
