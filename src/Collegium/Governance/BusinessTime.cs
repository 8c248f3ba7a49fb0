using NodaTime;

namespace Collegium.Governance;

/// <summary>
/// Counts in the open hours of a chapter, read in one time zone. Safe on days with 23 and 25 hours: minutes are counted on
/// the time line, opening, lunch and closing on the wall clock. A wall time that does not exist opens at the end of the gap.
/// </summary>
/// <param name="rules">The charter's hours, lunch and holidays.</param>
/// <param name="zone">IANA time zone.</param>
/// <param name="closed">Days on which this client is closed besides.</param>
public sealed class BusinessTime(CharterRules rules, string zone, IReadOnlyCollection<DateOnly>? closed = null)
{
    private readonly DateTimeZone _zone = DateTimeZoneProviders.Tzdb.GetZoneOrNull(zone)
        ?? throw new ArgumentException($"{zone} is not a time zone of the IANA list.", nameof(zone));

    private readonly System.Collections.Concurrent.ConcurrentDictionary<LocalDate, (Instant Opens, Instant Closes)[]> _days = new();

    /// <summary>The instant at which so many open minutes have passed since <paramref name="from"/>.</summary>
    public DateTime Add(DateTime from, int minutes)
    {
        var at = Instant.FromDateTimeUtc(from);
        var left = Duration.FromMinutes(minutes);
        var day = at.InZone(_zone).Date;
        for (var looked = 0; looked < 3700; looked++, day = day.PlusDays(1))
        {
            foreach (var (opens, closes) in Open(day))
            {
                var start = Instant.Max(at, opens);
                if (start >= closes)
                {
                    continue;
                }

                if (start + left <= closes)
                {
                    return (start + left).ToDateTimeUtc();
                }

                left -= closes - start;
            }
        }

        throw new InvalidOperationException("The charter leaves no open hours in ten years.");
    }

    /// <summary>Open minutes from one instant to a later one; 0 when it is not later.</summary>
    public int Minutes(DateTime from, DateTime to)
    {
        var (start, end) = (Instant.FromDateTimeUtc(from), Instant.FromDateTimeUtc(to));
        var sum = Duration.Zero;
        for (var day = start.InZone(_zone).Date; day <= end.InZone(_zone).Date; day = day.PlusDays(1))
        {
            foreach (var (opens, closes) in Open(day))
            {
                var (a, b) = (Instant.Max(start, opens), Instant.Min(end, closes));
                sum += b > a ? b - a : Duration.Zero;
            }
        }

        return (int)sum.TotalMinutes;
    }

    public bool IsOpen(DateTime at)
    {
        var instant = Instant.FromDateTimeUtc(at);
        return Open(instant.InZone(_zone).Date).Any(span => instant >= span.Opens && instant < span.Closes);
    }

    public DateOnly Day(DateTime at) => Instant.FromDateTimeUtc(at).InZone(_zone).Date.ToDateOnly();

    /// <summary>The instant a local wall time falls on; a skipped time moves forward, a doubled one is its first.</summary>
    public DateTime At(DateOnly day, TimeOnly time) =>
        _zone.AtLeniently(LocalDate.FromDateOnly(day).At(LocalTime.FromTimeOnly(time))).ToDateTimeUtc();

    public bool IsWorkday(DateOnly day) => rules.OpenOn.Contains(day.DayOfWeek) && !rules.Holidays.Contains(day) && closed?.Contains(day) != true;

    private (Instant Opens, Instant Closes)[] Open(LocalDate day) => _days.GetOrAdd(day, Hours);

    private (Instant Opens, Instant Closes)[] Hours(LocalDate day)
    {
        if (!IsWorkday(day.ToDateOnly()))
        {
            return [];
        }

        return rules is { LunchFrom: { } from, LunchTo: { } to } && from > rules.OpensAt && to > from && to < rules.ClosesAt
            ? [(Wall(day, rules.OpensAt), Wall(day, from)), (Wall(day, to), Wall(day, rules.ClosesAt))]
            : [(Wall(day, rules.OpensAt), Wall(day, rules.ClosesAt))];
    }

    private Instant Wall(LocalDate day, int minutes) => _zone.AtLeniently(day.AtMidnight().PlusMinutes(minutes)).ToInstant();
}
