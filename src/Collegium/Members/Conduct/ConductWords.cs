using System.Globalization;

namespace Collegium.Members.Conduct;

/// <summary>Cases, papers and sanctions as people say them.</summary>
internal static class ConductWords
{
    public static string Words(this ConductCase held) => held.State switch
    {
        ConductState.Filed => "the complaint is filed, and the notice to the practice comes next",
        ConductState.Noticed => $"the practice has until {Day(held.ReplyDue)} to reply",
        ConductState.Hearing when held.Round == 2 => "it is appealed and before a second panel",
        ConductState.Hearing => "it is before a panel",
        ConductState.Heard => "it was heard, and the panel decides",
        ConductState.Decided => $"it is decided, and can be appealed until {Day(held.AppealDue)}",
        ConductState.Closed when held.SetAside is { } why => $"it was set aside: {why.Words()}",
        ConductState.Closed => "it is closed for good",
    };

    public static (string Icon, string Word, string? Tone) Look(this ConductState state) => state switch
    {
        ConductState.Filed => ("new", "Filed", "warn"),
        ConductState.Noticed => ("asked", "Reply awaited", null),
        ConductState.Hearing => ("person", "Before the panel", null),
        ConductState.Heard => ("work", "Heard", null),
        ConductState.Decided => ("paused", "Decided", null),
        ConductState.Closed => ("kept", "Closed", "ok"),
    };

    public static string Words(this Sanction sanction, DateTime? until = null) => sanction switch
    {
        Sanction.Dismissed => "Dismissed",
        Sanction.Reminder => "A reminder",
        Sanction.Reprimand => "A reprimand",
        Sanction.ProvisionalAgain => "Member for a first time again",
        Sanction.Suspension => until is null ? "Suspension" : $"Suspension until {Day(until)}",
        Sanction.Expulsion => "Expulsion",
    };

    public static string Note(this Sanction sanction) => sanction switch
    {
        Sanction.Dismissed => "No rule was broken, or it can't be shown.",
        Sanction.Reminder => "The rule is recalled; nothing else follows.",
        Sanction.Reprimand => "The panel says that a rule was broken. It stays in the chapter's file.",
        Sanction.ProvisionalAgain => "Its next jobs are reviewed again, from when the decision is final.",
        Sanction.Suspension => "No work is offered for so many days, from the decision on.",
        Sanction.Expulsion => "No work from the decision on; membership ends when the decision is final.",
    };

    public static string Words(this PaperKind kind) => kind switch
    {
        PaperKind.Complaint => "The complaint",
        PaperKind.Notice => "The notice to the practice",
        PaperKind.Interim => "Kept off work meanwhile",
        PaperKind.Reply => "The practice's reply",
        PaperKind.Declaration => "An interest declared",
        PaperKind.Minutes => "The hearing",
        PaperKind.Decision => "The decision",
        PaperKind.Appeal => "The appeal",
        PaperKind.SetAside => "Why it was set aside",
        PaperKind.LookAgain => "Why another officer should look again",
        PaperKind.Dissent => "Not behind what was proposed",
    };

    public static string Words(this SeatState state) => state switch
    {
        SeatState.Called => "hasn't declared yet",
        SeatState.Sitting => "declared no interest",
        SeatState.Recused => "declared an interest and stepped aside",
        SeatState.Silent => "declared nothing in time and was replaced",
        SeatState.Idle => "neither heard nor decided in time and was replaced",
        SeatState.Competing => "came to compete with a side and was replaced",
    };

    public static string Words(this NoGrounds why) => why switch
    {
        NoGrounds.Empty => "it says nothing that could be answered",
        NoGrounds.NotConduct => "it is about nothing the rules of conduct are about",
        NoGrounds.Duplicate => "the same is dealt with in another case",
    };

    public static string Words(this ComplaintFrom from) => from switch
    {
        ComplaintFrom.Client => "a client",
        ComplaintFrom.Member => "a member",
        ComplaintFrom.House => "an alarm of the house",
        ComplaintFrom.Secretary => "the membership secretary",
    };

    private static string Day(DateTime? at) => at?.ToString("d MMMM yyyy", CultureInfo.InvariantCulture) ?? "a day to be set";
}
