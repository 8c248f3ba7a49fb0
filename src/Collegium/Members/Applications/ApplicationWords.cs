using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>States, screens and reasons as people say them.</summary>
internal static class ApplicationWords
{
    public static string Words(this ApplicationState state) => state switch
    {
        ApplicationState.Draft => "Being written",
        ApplicationState.Review => "In review",
        ApplicationState.Asked => "Applicant’s turn",
        ApplicationState.Ballot => "Ballot",
        ApplicationState.Admitted => "Admitted",
        ApplicationState.Declined => "Declined",
        ApplicationState.Withdrawn => "Withdrawn",
    };

    public static (string Icon, string? Tone) Look(this ApplicationState state) => state switch
    {
        ApplicationState.Admitted => ("kept", "ok"),
        ApplicationState.Declined => ("no", "bad"),
        ApplicationState.Asked => ("paused", "warn"),
        ApplicationState.Ballot => ("asked", null),
        ApplicationState.Withdrawn => ("no", null),
        _ => ("work", null),
    };

    public static string Title(this Screen screen) => screen switch
    {
        Screen.Seller => "works for clients, not for makers",
        Screen.Pretender => "can do the work",
        Screen.Fraudster => "is who they say",
        Screen.Appeal => "the appeal",
    };

    public static string Words(this ScreenState state) => state switch
    {
        ScreenState.Open => "Open",
        ScreenState.Passed => "Passed",
        ScreenState.Stopped => "Doesn’t pass",
    };

    public static (string Icon, string? Tone) Look(this ScreenState state) => state switch
    {
        ScreenState.Passed => ("kept", "ok"),
        ScreenState.Stopped => ("broken", "bad"),
        ScreenState.Open => ("risk", "warn"),
    };

    public static string Words(this Verdict verdict) => verdict switch
    {
        Verdict.Pass => "Passes",
        Verdict.More => "Needs more",
        Verdict.Fail => "Doesn’t pass",
    };

    /// <summary>Why an application ended, as its applicant and the members read it.</summary>
    public static string Because(string? code) => code switch
    {
        "screen-seller" => "It didn’t pass the first screen: works for clients, not for makers",
        "screen-pretender" => "It didn’t pass the second screen: can do the work",
        "screen-fraudster" => "It didn’t pass the third screen: is who they say",
        "ballot" => "The members’ vote didn’t carry it",
        "withdrawn" => "The applicant took it back",
        "admitted" => "The members’ vote carried it",
        _ => "It was decided",
    };

    /// <summary>Who decided, as its applicant may be told: nobody's name.</summary>
    public static string DecidedBy(string? code) => code switch
    {
        "ballot" or "admitted" => "the members, in a secret ballot by the charter’s rule",
        "withdrawn" => "the applicant",
        _ => "reviewers of different member practices who agreed",
    };

    public const string Conflicts = "Each declared before reading that nothing ties them to the applicant; direct competitors had no part.";

    public const string HowToAppeal = "Say by the last day what was overlooked or judged wrongly. Members who had no part in the decision read it anew.";
}
