using System.Globalization;
using Collegium.Governance;
using Collegium.Ui;

namespace Collegium.Desk.Recurring;

internal enum RecurKind
{
    /// <summary>On a weekday, every so many weeks.</summary>
    Weekly,

    /// <summary>On the first, second, third, fourth or last of a weekday, every so many months.</summary>
    MonthlyWeekday,

    /// <summary>On a day of the month, or its last where it has no such day, every so many months.</summary>
    MonthlyDay,
}

/// <summary>When something comes again: a rule of the calendar and a time of the day where the client is.</summary>
internal sealed record RecurRule(RecurKind Kind, int Every, DayOfWeek Weekday, int Nth, int Day, TimeOnly Time)
{
    public const int Last = 5;

    public static readonly Refusal Unreadable = new(
        "recurring.rule", "Say when it comes again: every 1 to 12 weeks on a weekday, or every 1 to 12 months on the 1st to 4th or last weekday or on a day from 1 to 31, and at which time.", Field: "every");

    public static readonly Refusal NoDay = new("recurring.day", "Write the day of the month as a number from 1 to 31.", Field: "day");

    /// <summary>What is wrong with it, if anything.</summary>
    public Refusal? Wrong => IsSound ? null : Kind == RecurKind.MonthlyDay && Day is not (>= 1 and <= 31) ? NoDay : Unreadable;

    private bool IsSound => Every is >= 1 and <= 12 && Enum.IsDefined(Kind) && Enum.IsDefined(Weekday)
        && (Kind != RecurKind.MonthlyWeekday || Nth is >= 1 and <= Last) && (Kind != RecurKind.MonthlyDay || Day is >= 1 and <= 31);

    /// <summary>The first day of the rule after a day; weeks and months are counted from the day it was set up.</summary>
    public DateOnly After(DateOnly day, DateOnly from)
    {
        if (Kind == RecurKind.Weekly)
        {
            var first = from.AddDays(((int)Weekday - (int)from.DayOfWeek + 7) % 7);
            var steps = day < first ? 0 : ((day.DayNumber - first.DayNumber) / (7 * Every)) + 1;
            return first.AddDays(steps * 7 * Every);
        }

        for (var month = new DateOnly(from.Year, from.Month, 1); ; month = month.AddMonths(Every))
        {
            if (In(month) is var due && due > day && due >= from)
            {
                return due;
            }
        }
    }

    /// <summary>When it is due: on the day of the rule, or on the next open one, in the client's time zone whatever its clocks do.</summary>
    public DateTime Due(DateOnly day, BusinessTime time)
    {
        while (!time.IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        return time.At(day, Time);
    }

    public string Words
    {
        get
        {
            var unit = Kind == RecurKind.Weekly ? "week" : "month";
            var every = Every == 1 ? $"every {unit}" : $"every {Every} {unit}s";
            var on = Kind switch
            {
                RecurKind.Weekly => $"{Weekday}",
                RecurKind.MonthlyWeekday => $"the {(Nth == Last ? "last" : Ordinal(Nth))} {Weekday}",
                _ => $"the {Ordinal(Day)}",
            };
            return $"{every} on {on}, {Show.Clock(new NodaTime.LocalTime(Time.Hour, Time.Minute))}";
        }
    }

    private DateOnly In(DateOnly month)
    {
        if (Kind == RecurKind.MonthlyDay)
        {
            return month.AddDays(Math.Min(Day, DateTime.DaysInMonth(month.Year, month.Month)) - 1);
        }

        var first = month.AddDays(((int)Weekday - (int)month.DayOfWeek + 7) % 7);
        var days = DateTime.DaysInMonth(month.Year, month.Month);
        return Nth == Last ? first.AddDays((days - first.Day) / 7 * 7) : first.AddDays((Nth - 1) * 7);
    }

    private static string Ordinal(int n) => n.ToString(CultureInfo.InvariantCulture) + ((n % 100) is >= 11 and <= 13 ? "th" : (n % 10) switch { 1 => "st", 2 => "nd", 3 => "rd", _ => "th" });
}
