using System.Globalization;
using NodaTime;

namespace Collegium.Ui;

public static partial class Show
{
    private static readonly CultureInfo Words = CultureInfo.InvariantCulture;

    /// <summary>Twelve-hour time, always with its half of the day.</summary>
    public static string Clock(LocalTime time) => $"{time.ToString("h:mm", Words)} {(time.Hour < 12 ? "am" : "pm")}";

    public static string Clock(DateTime utc, string zone) => Clock(In(utc, zone).TimeOfDay);

    /// <summary>As short as it can be told from today: <c>9:14 am</c>, <c>Mon 3:20 pm</c>, <c>Thu 12 Nov</c>, <c>12 Nov 2025</c>.</summary>
    public static string When(DateTime utc, string zone, DateTime now)
    {
        var (at, today) = (In(utc, zone), In(now, zone).Date);
        var away = Math.Abs(Period.DaysBetween(today, at.Date));
        if (away == 0) return Clock(at.TimeOfDay);
        if (away < 5) return $"{at.Date.ToString("ddd", Words)} {Clock(at.TimeOfDay)}";
        return Day(DateOnly.FromDateTime(at.ToDateTimeUnspecified()), DateOnly.FromDateTime(today.ToDateTimeUnspecified()));
    }

    /// <summary>The same with the time of day, however far away: <c>Thu 12 Nov, 6:00 pm</c>.</summary>
    public static string Moment(DateTime utc, string zone, DateTime now)
    {
        var (near, time) = (When(utc, zone, now), Clock(utc, zone));
        return near.EndsWith(time, StringComparison.Ordinal) ? near : $"{near}, {time}";
    }

    /// <summary>A time zone by its city: <c>America/Los_Angeles</c> is Los Angeles.</summary>
    public static string City(string zone) => zone[(zone.LastIndexOf('/') + 1)..].Replace('_', ' ');

    /// <summary>A day near today by its weekday's name, one of another year by its year.</summary>
    public static string Day(DateOnly day, DateOnly today) =>
        day.Year == today.Year ? day.ToString("ddd d MMM", Words) : day.ToString("d MMM yyyy", Words);

    /// <summary>For headings and documents: <c>Tuesday 17 November 2026</c>.</summary>
    public static string LongDay(DateOnly day, bool year = true) => day.ToString(year ? "dddd d MMMM yyyy" : "dddd d MMMM", Words);

    public static DateOnly DayOf(DateTime utc, string zone) => DateOnly.FromDateTime(In(utc, zone).Date.ToDateTimeUnspecified());

    /// <summary>The whole instant for the title: nobody has to guess the day, the half of the day, or the zone.</summary>
    public static string Exact(DateTime utc, string zone)
    {
        var at = In(utc, zone);
        var half = at.Hour < 12 ? "am" : "pm";
        return $"{at.Date.ToString("dddd d MMMM yyyy", Words)}, {at.TimeOfDay.ToString("h:mm", Words)} {half} {at.GetZoneInterval().Name}";
    }

    /// <summary>For <c>&lt;time datetime&gt;</c>: local time with its offset.</summary>
    public static string Stamp(DateTime utc, string zone) =>
        In(utc, zone).ToString("uuuu'-'MM'-'dd'T'HH':'mm':'sso<+HH:mm>", Words);

    private static ZonedDateTime In(DateTime utc, string zone) =>
        Instant.FromDateTimeUtc(DateTime.SpecifyKind(utc, DateTimeKind.Utc)).InZone(DateTimeZoneProviders.Tzdb[zone]);
}
