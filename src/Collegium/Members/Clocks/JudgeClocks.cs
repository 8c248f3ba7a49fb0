using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>A member drawn to judge a sample has the charter's days: reminded at half time, then another is drawn.</summary>
internal sealed class JudgeClocks(CollegiumDb db, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    public string Name => "members.judge-clocks";

    public bool Wants(string kind) => kind == "sample.given";

    public async Task React(Fact fact)
    {
        var days = (await governance.Rules()).JudgeDays;
        db.SetTimer(clock, JudgeReminder.TimerKind, fact.AboutId, fact.At.AddDays(days / 2.0));
        db.SetTimer(clock, JudgeOver.TimerKind, fact.AboutId, fact.At.AddDays(days));
    }

    /// <summary>The judgement as long as it is wanted: not given, and the application still looked at.</summary>
    public static Task<SampleReview?> Open(CollegiumDb db, Guid review) => db.Set<SampleReview>().AsNoTracking().SingleOrDefaultAsync(r =>
        r.Id == review && r.DoneAt == null && r.ReviewerPractice != null && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced
            && db.Set<Application>().Any(a => a.Id == s.ApplicationId && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked))));
}

internal sealed class JudgeReminder(CollegiumDb db, Mailbox mailbox, GovernanceDoor governance, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.judge-reminder";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var chapter = await governance.Chapter();
        if (!chapter.Open || await JudgeClocks.Open(db, timer.About) is not { } review
            || await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == review.ReviewerPractice) is not { } firm)
        {
            return;
        }

        var left = (await governance.Rules()).JudgeDays - (int)(clock.Now() - review.AskedAt).TotalDays;
        mailbox.Put(
            clock.NewId(), "sample.reminder", firm.Mail, firm.Name, "A piece of work still waits for your judgement",
            $"An applicant waits for you: a piece of work in a skill you have is still not judged. Ten minutes, any of you; in {(left == 1 ? "one day" : $"{left} days")} another member is asked instead:\n\n"
            + $"{mailbox.Site}/samples/{review.Id}\n\n{chapter.Name}\n{chapter.Phone}\n");
    }
}

/// <summary>Who didn't answer is set aside as if they had stepped aside, and the next is drawn.</summary>
internal sealed class JudgeOver(CollegiumDb db, FactLog facts, GiveSamples giving, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.judge";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await JudgeClocks.Open(db, timer.About) is null || await db.Locked<SampleReview>(timer.About) is not { DoneAt: null } held)
        {
            return;
        }

        (held.Aside, held.DoneAt) = (true, clock.Now());
        facts.Append("sample.silent", new("sample-review", held.Id) { Practice = held.ReviewerPractice }, Sight.Practice);
        await giving.Ask(await db.Set<WorkSample>().SingleAsync(s => s.Id == held.SampleId), 1);
    }
}
