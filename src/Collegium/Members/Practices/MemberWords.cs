using Collegium.Members.Standings;

namespace Collegium.Members.Practices;

/// <summary>Standings as people say them.</summary>
internal static class MemberWords
{
    public static string Words(this Standing standing) => standing switch
    {
        Standing.Applicant => "Applicant",
        Standing.Provisional => "Member for a first time",
        Standing.Full => "Full member",
        Standing.Suspended => "Suspended",
        Standing.Lapsed => "Lapsed",
        Standing.Resigned => "Resigned",
        Standing.Declined => "Declined",
        Standing.Expelled => "Expelled",
    };

    public static (string Icon, string? Tone) Look(this Standing standing) => standing switch
    {
        Standing.Full => ("kept", "ok"),
        Standing.Provisional => ("person", null),
        Standing.Applicant => ("new", "warn"),
        Standing.Suspended or Standing.Expelled => ("broken", "bad"),
        _ => ("no", null),
    };

    /// <summary>A reason as it was recorded: a code of the founding, or somebody's words.</summary>
    public static string Because(string reason) => reason switch
    {
        "founded" => "Founded the chapter",
        "founding member" => "Founded the chapter",
        "proposed" => "Proposed by a founder",
        "insurance-ran-out" => "The insurance certificate ran out",
        "dues-unpaid" => "The dues stayed unpaid",
        "dues-paid" => "The dues were paid",
        "founders-agreed" => "All founders said yes",
        "applied" => "Applied to join",
        "ballot" => "By the members’ ballot",
        "withdrawn" => "Took the application back",
        "screen-seller" => "Didn’t pass the first screen: works for clients, not for makers",
        "screen-pretender" => "Didn’t pass the second screen: can do the work",
        "screen-fraudster" => "Didn’t pass the third screen: is who they say",
        "appeal-carried" => "An appeal was carried",
        "first-jobs-reviewed" => "The first jobs were looked at and found good",
        "resigned" => "Left of its own will",
        StandingBook.ForNowOver => "The time for which the secretary could keep it off work is over",
        _ when reason.StartsWith(StandingBook.ForNow, StringComparison.Ordinal) => $"Kept off work for a limited time by the secretary: {reason[StandingBook.ForNow.Length..]}",
        _ => OfCase(reason) ?? reason,
    };

    private static string? OfCase(string reason) => reason.Split(':') switch
    {
        ["conduct", var number] => $"Decided by a panel in conduct case {number}",
        ["conduct-meanwhile", var number] => $"Kept off work until conduct case {number} is heard",
        ["conduct-over", var number] => $"Conduct case {number} no longer keeps it off work",
        _ => null,
    };
}
