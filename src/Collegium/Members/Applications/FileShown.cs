using Collegium.Members.Samples;
using Collegium.Members.Screens;

namespace Collegium.Members.Applications;

/// <summary>A whole file over the API: what the page and its PDF say, with why, who decided, what was declared and how to appeal.</summary>
internal static class FileShown
{
    private static readonly string[] KeptBack = ["account", ApplicationText.StartedBy, AppealDecision.Field];

    public static object Show(ApplicationFile file) => new
    {
        file.Application.Number,
        file.Application.State,
        practice = file.Application.PracticeId,
        file.Name,
        file.Application.SentAt,
        file.Application.ErasedAt,
        charter = file.Application.CharterNumber,
        missing = StillMissing.Of(file),
        outsidersNeeded = file.Rules.FindingsPerScreen - file.MayDecide,
        screens = Enum.GetValues<Screen>().Where(s => s is not Screen.Appeal).Select(s => new
        {
            screen = s,
            about = s.Title(),
            state = file.State(s),
            evidence = file.Application.ErasedAt is null ? Evidence.Of(s, file.Found).Select(e => new { e.Criterion, e.Found, e.Met }) : [],
        }),
        findings = file.Findings.Select(f => new { f.Of.Screen, f.Of.Verdict, f.Of.Words, f.By, f.Firm, f.Of.At, f.Of.SetAsideAt }),
        declarations = file.Declarations.Select(d => new { d.By, d.Firm, d.Of.Tied, d.Of.Words, d.Of.At }),
        answers = file.Found.Answers.Where(a => !KeptBack.Contains(a.Key)).ToDictionary(),
        certificateAt = file.Found.Certificate,
        references = file.Found.References.Select(r => new { r.Id, r.Code, r.Name, r.Firm, r.AskedAt, r.AnsweredAt, r.WouldAgain, r.Known, r.Trouble, r.CalledOn }),
        samples = file.Found.Samples.Select(s => Sample(s.Sample, s.Reviews)),
        decision = Decision(file),
        appeal = Appeal(file),
        // As it was shown before there was a decision to look into.
        file.Application.DecidedAt,
        file.Application.DecidedBecause,
    };

    private static object Sample(WorkSample sample, IReadOnlyList<SampleReview> reviews) => new
    {
        sample.Id,
        sample.Skill,
        sample.Text,
        judgements = reviews.Where(r => r is { DoneAt: not null, Aside: false }).Select(r => new { r.Cause, r.Safety, r.Proof, r.Plain, r.Mean, r.Passes, r.Words, r.DoneAt }),
        asked = reviews.Count(r => r.DoneAt is null),
    };

    private static object? Decision(ApplicationFile file) => file.Application.DecidedAt is not { } at ? null : new
    {
        at,
        code = file.Application.DecidedBecause,
        why = ApplicationWords.Because(file.Application.DecidedBecause),
        reasons = file.Reasons,
        decidedBy = ApplicationWords.DecidedBy(file.Application.DecidedBecause),
        conflicts = ApplicationWords.Conflicts,
    };

    private static object Appeal(ApplicationFile file) => new
    {
        how = ApplicationWords.HowToAppeal,
        days = file.Rules.ApplicantAppealDays,
        until = file.Application.AppealUntil,
        file.Application.AppealedAt,
        decidedAt = file.Application.AppealDecidedAt,
        words = file.Found.Answers.GetValueOrDefault(AppealDecision.Field),
        state = file.Application.AppealedAt is null ? (ScreenState?)null : file.State(Screen.Appeal),
    };
}
