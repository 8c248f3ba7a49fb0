using Collegium.Ui;

namespace Collegium.Desk.Requests;

/// <summary>Times and urgency as the front desk says them.</summary>
internal static class Plainly
{
    /// <summary>A promise's length: “30 minutes”, “2 hours”, “8 hours”.</summary>
    public static string Length(int minutes) => minutes switch
    {
        1 => "1 minute",
        60 => "1 hour",
        _ when minutes % 60 == 0 => $"{Show.Count(minutes / 60)} hours",
        _ => $"{Show.Count(minutes)} minutes",
    };

    /// <summary>Within its length when it can be kept without closing in between, else the hour itself.</summary>
    public static string Answers(int minutes, DateTime due, DateTime now, string zone) =>
        due - now <= TimeSpan.FromMinutes(minutes + 1) ? $"Someone answers within {Length(minutes)}" : $"Someone answers by {When(due, now, zone)}";

    /// <summary>“9:42 am today”, “Mon 7:30 am”.</summary>
    public static string When(DateTime at, DateTime now, string zone) => $"{Show.When(at, zone, now)}{Day(at, now, zone)}";

    /// <summary>What follows the hour in a sentence; nothing when the day is named already.</summary>
    public static string Day(DateTime at, DateTime now, string zone) => Show.DayOf(at, zone) == Show.DayOf(now, zone) ? " today" : "";

    public static string Impact(Impact impact) => impact switch
    {
        Desk.Impact.Stopped => "work has stopped",
        Desk.Impact.Hindered => "work is slowed",
        Desk.Impact.CanWait => "it can wait",
    };

    /// <summary>A headline cut from somebody's words, as the head of a page.</summary>
    public static string Title(string headline) => headline.Length == 0 ? headline : char.ToUpperInvariant(headline[0]) + headline[1..];

    /// <summary>“at 9:12 am”, “Mon 3:20 pm”.</summary>
    public static string Moment(DateTime at, DateTime now, string zone) =>
        Show.DayOf(at, zone) == Show.DayOf(now, zone) ? $"at {Show.Clock(at, zone)}" : Show.When(at, zone, now);

    public static string FirstName(string name) => name.Split(' ')[0] is { Length: > 0 } first && first is not ("Dr." or "Dr" or "Mr." or "Mrs." or "Ms.") ? first : name;
}
