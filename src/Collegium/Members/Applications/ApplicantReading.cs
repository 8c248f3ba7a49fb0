using Collegium.Database;
using Collegium.Files;
using Collegium.Governance;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

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

internal sealed class ApplicantReading(CollegiumDb db, OwnApplication own, GovernanceDoor governance, VouchReading vouches, KeptFiles files, BallotsDoor ballots)
{
    /// <summary>Anybody with the link asks for it, so it reads what it shows and nothing of anybody else.</summary>
    public async Task<ApplicantView> Of(Application application)
    {
        var rules = await governance.Rules(application);
        var findings = await db.Set<ScreenFinding>().AsNoTracking().Where(f => f.ApplicationId == application.Id).OrderBy(f => f.At).ToListAsync();
        var stopped = application.DecidedBecause is { } because && because.StartsWith("screen-", StringComparison.Ordinal) ? because["screen-".Length..] : null;
        return new ApplicantView(application, (await own.Answers(application.Id)).GetValueOrDefault("practice", EraseApplication.Named(application.Number)))
        {
            References = await db.Set<Reference>().AsNoTracking().Where(r => r.ApplicationId == application.Id && !r.Replaced).OrderBy(r => r.Code).ToListAsync(),
            Judgements = await Judgements(application.Id, rules.BlindReviews),
            Screens = [.. Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal).Select(s => (s, ScreenRule.Of(findings, s, rules.FindingsPerScreen)))],
            Asked = application.State is ApplicationState.Asked ? [.. findings.GroupBy(f => (f.PracticeId, f.Screen)).Select(g => g.Last()).Where(f => f.Verdict is Verdict.More).Select(f => f.Words)] : [],
            Reasons = [.. findings.Where(f => f.Verdict is Verdict.Fail && f.Words.Length > 0 && (f.Screen is Screen.Appeal && !application.IsAppealing || f.Screen.ToString().Equals(stopped, StringComparison.OrdinalIgnoreCase))).Select(f => f.Words)],
            Certificate = await files.KeptAt(application.Id),
            Vouched = application.PracticeId is { } candidate && (await vouches.Net()).Probe(candidate) is var standing ? (standing.Words, standing.Met) : ("Nobody yet", null),
            VouchesNeeded = rules.VouchesNeeded,
            VoteUntil = application is { State: ApplicationState.Ballot, PracticeId: { } practice } ? (await ballots.Find(practice, OpenAdmissionBallot.Kind))?.ClosesAt : null,
        };
    }

    private async Task<(int Done, int Wanted)> Judgements(Guid application, int each)
    {
        var samples = db.Set<WorkSample>().Where(s => s.ApplicationId == application && !s.Replaced);
        return (await db.Set<SampleReview>().CountAsync(r => r.DoneAt != null && !r.Aside && samples.Any(s => s.Id == r.SampleId)), await samples.CountAsync() * each);
    }
}
