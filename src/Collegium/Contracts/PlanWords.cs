using System.Globalization;
using Collegium.Governance;
using Collegium.Ui;

namespace Collegium.Contracts;

/// <summary>A plan in plain words.</summary>
public static class PlanWords
{
    public static string Kind(PlanShown plan) => plan.Kind == PlanKind.Monthly ? $"{Hours(plan.Minutes)} a month" : $"A block of {Hours(plan.Minutes)}";

    public static string Hours(int minutes) => minutes == 60 ? "1 hour" : $"{(minutes / 60m).ToString("#,0.##", CultureInfo.InvariantCulture)} hours";

    public static string After(PlanShown plan) => After(plan.Beyond, plan.BeyondPerHourMinor, plan.Currency);

    public static string After(BeyondHours beyond, long perHourMinor, string currency) => beyond == BeyondHours.Bill
        ? $"Beyond the hours, work goes on at {Show.Money(perHourMinor, currency)} an hour."
        : "Beyond the hours, there is an estimate first, and nothing is billed before a yes.";

    public static string Rollover(PlanShown plan) => plan.Rollover switch
    {
        "none" => plan.Kind == PlanKind.Monthly ? "Hours left over end with the month" : "Hours left over end with the plan’s term",
        "all" => "Hours left over stay as long as the plan holds",
        "1" => "Hours left over stay one month more",
        var months => $"Hours left over stay {months} months more",
    };

    public static string State(PlanState state) => state switch
    {
        PlanState.ToCome => "Begins later",
        PlanState.Running => "Runs",
        PlanState.Ended => "Ended",
    };

    public static string Renewal(PlanShown plan) => plan switch
    {
        { EndedOn: not null } or { EndsOn: null } => "No last day agreed",
        { Renews: true } => $"Goes on by itself; asked {plan.NoticeDays} days before",
        _ => $"Ends then, unless somebody says it goes on; asked {plan.NoticeDays} days before",
    };

    public static string Promise(ByImpact by) =>
        $"{Show.Span(TimeSpan.FromMinutes(by.Stopped))} when work has stopped, {Show.Span(TimeSpan.FromMinutes(by.Hindered))} when hindered, {Show.Span(TimeSpan.FromMinutes(by.CanWait))} when it can wait";
}
