using Collegium.Governance;
using Collegium.Members.References;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>Where an application stands, as its applicant may lawfully be told: every reason, and nobody's name.</summary>
internal sealed record ApplicantView(Application Application, string Name)
{
    public required IReadOnlyList<Reference> References { get; init; }

    public required (int Done, int Wanted) Judgements { get; init; }

    public required IReadOnlyList<(Screen Screen, ScreenState State)> Screens { get; init; }

    /// <summary>Those named who have not answered in their time.</summary>
    public IEnumerable<Reference> Silent => References.Where(r => r is { SilentAt: not null, AnsweredAt: null });

    /// <summary>What reviewers ask for, in their words.</summary>
    public required IReadOnlyList<string> Asked { get; init; }

    /// <summary>The reasons of a no, in the reviewers' words.</summary>
    public required IReadOnlyList<string> Reasons { get; init; }

    /// <summary>When the insurance certificate was uploaded.</summary>
    public DateTime? Certificate { get; init; }

    public (string Words, bool? Met) Vouched { get; init; } = ("Nobody yet", null);

    /// <summary>Until when the members vote, while they do.</summary>
    public DateTime? VoteUntil { get; init; }

    /// <summary>Members who must stand behind an applicant.</summary>
    public required int VouchesNeeded { get; init; }
}

internal sealed class ApplicantReading(ApplicationReading reading, BallotsDoor ballots)
{
    public async Task<ApplicantView> Of(Application application)
    {
        var file = await reading.File(application);
        var rules = file.Rules;
        var findings = file.Findings.Select(f => f.Of).ToList();
        var stopped = application.DecidedBecause is { } because && because.StartsWith("screen-", StringComparison.Ordinal) ? because["screen-".Length..] : null;
        return new ApplicantView(application, file.Name)
        {
            References = file.Found.References,
            Judgements = (file.Found.Samples.Sum(s => s.Reviews.Count(r => r is { DoneAt: not null, Aside: false })), file.Found.Samples.Count * rules.BlindReviews),
            Screens = [.. Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal).Select(s => (s, file.State(s)))],
            Asked = application.State is ApplicationState.Asked ? [.. findings.GroupBy(f => (f.PracticeId, f.Screen)).Select(g => g.Last()).Where(f => f.Verdict is Verdict.More).Select(f => f.Words)] : [],
            Reasons = [.. findings.Where(f => f.Verdict is Verdict.Fail && f.Words.Length > 0 && (f.Screen is Screen.Appeal && !application.IsAppealing || f.Screen.ToString().Equals(stopped, StringComparison.OrdinalIgnoreCase))).Select(f => f.Words)],
            Certificate = file.Found.Certificate,
            Vouched = file.Found.Vouched,
            VouchesNeeded = rules.VouchesNeeded,
            VoteUntil = application is { State: ApplicationState.Ballot, PracticeId: { } practice } ? (await ballots.Find(practice, OpenAdmissionBallot.Kind))?.ClosesAt : null,
        };
    }
}
