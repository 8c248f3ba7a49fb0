using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Practices;
using Collegium.Members.Samples;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>
/// Members drawn to judge samples hear of it the next morning the desk opens: one letter for everything that waits, and nothing of
/// what was taken back or stopped meanwhile. From the letter on they have the charter's days.
/// </summary>
internal sealed class JudgeClocks(CollegiumDb db, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    public string Name => "members.judge-clocks";

    public bool Wants(string kind) => kind is "sample.given" or BackInReview.Kind;

    public async Task React(Fact fact)
    {
        if (fact.Kind == "sample.given")
        {
            await Tell(fact.PracticeId!.Value, fact.At);
            return;
        }

        // What was put off while something was missing, and whose days ran out while nobody could judge.
        var waiting = await Open(db).Where(r => db.Set<WorkSample>().Any(s => s.Id == r.SampleId && s.ApplicationId == fact.AboutId)
            && !db.Set<Database.Timer>().Any(t => t.Kind == JudgeOver.TimerKind && t.About == r.Id)).ToListAsync();
        waiting.ForEach(r => r.ToldAt = null);
        foreach (var practice in waiting.Select(r => r.ReviewerPractice!.Value).Distinct())
        {
            await Tell(practice, fact.At);
        }
    }

    private async Task Tell(Guid practice, DateTime from)
    {
        var rules = await governance.Rules();
        var time = new BusinessTime(rules, (await governance.Chapter()).Zone);
        var day = time.Day(from).AddDays(1);
        while (!time.IsWorkday(day))
        {
            day = day.AddDays(1);
        }

        var at = time.At(day, TimeOnly.FromTimeSpan(TimeSpan.FromMinutes(rules.OpensAt)));
        if (!await db.Set<Database.Timer>().AnyAsync(t => t.Kind == JudgeLetter.TimerKind && t.About == practice && t.DueAt == at))
        {
            db.SetTimer(clock, JudgeLetter.TimerKind, practice, at);
        }
    }

    /// <summary>Judgements by members that are wanted: not given, and the application still looked at.</summary>
    public static IQueryable<SampleReview> Open(CollegiumDb db) => db.Set<SampleReview>().Where(r =>
        r.DoneAt == null && r.ReviewerPractice != null && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced
            && db.Set<Application>().Any(a => a.Id == s.ApplicationId && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked))));
}

/// <summary>A practice's letter of a morning, with every sample it hasn't heard of, and the clock of each.</summary>
internal sealed class JudgeLetter(CollegiumDb db, Letterhead letters, GovernanceDoor governance, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.judge-letter";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var waiting = await JudgeClocks.Open(db).Where(r => r.ReviewerPractice == timer.About && r.ToldAt == null
            && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && db.Set<Application>().Any(a => a.Id == s.ApplicationId && a.State == ApplicationState.Review)))
            .OrderBy(r => r.Id).ToListAsync();
        if (waiting.Count == 0)
        {
            return;
        }

        var (now, days) = (clock.Now(), (await governance.Rules()).JudgeDays);
        foreach (var review in waiting)
        {
            review.ToldAt = now;
            db.SetTimer(clock, JudgeReminder.TimerKind, review.Id, now.AddDays(days / 2.0));
            db.SetTimer(clock, JudgeOver.TimerKind, review.Id, now.AddDays(days));
        }

        if ((await letters.Chapter()).Open && await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == timer.About) is { } firm)
        {
            await letters.Put(
                timer.Id, "sample.given", (firm.Mail, firm.Name), waiting.Count == 1 ? "A piece of work to judge" : $"{waiting.Count} pieces of work to judge",
                $"Somebody who wants to join shows work in a skill you have. Judge it without knowing whose it is; ten minutes each, any of you, within {days} days:\n\n"
                + string.Join("\n", waiting.Select(r => $"{letters.Site}/samples/{r.Id}")));
        }
    }
}

internal sealed class JudgeReminder(CollegiumDb db, Letterhead letters, GovernanceDoor governance, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.judge-reminder";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (!(await letters.Chapter()).Open || await JudgeClocks.Open(db).AsNoTracking().SingleOrDefaultAsync(r => r.Id == timer.About) is not { } review
            || await db.Set<Practice>().AsNoTracking().SingleOrDefaultAsync(p => p.Id == review.ReviewerPractice) is not { } firm)
        {
            return;
        }

        var left = (await governance.Rules()).JudgeDays - (int)(clock.Now() - (review.ToldAt ?? review.AskedAt)).TotalDays;
        await letters.Put(
            clock.NewId(), "sample.reminder", (firm.Mail, firm.Name), "A piece of work still waits for your judgement",
            $"An applicant waits for you: a piece of work in a skill you have is still not judged. Ten minutes, any of you; in {(left == 1 ? "one day" : $"{left} days")} another member is asked instead:\n\n"
            + $"{letters.Site}/samples/{review.Id}");
    }
}

/// <summary>Who didn't answer is set aside as if they had stepped aside, and the next is drawn.</summary>
internal sealed class JudgeOver(CollegiumDb db, FactLog facts, GiveSamples giving, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.judge";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (!await JudgeClocks.Open(db).AnyAsync(r => r.Id == timer.About) || await db.Locked<SampleReview>(timer.About) is not { DoneAt: null } held)
        {
            return;
        }

        (held.Aside, held.DoneAt) = (true, clock.Now());
        facts.Append("sample.silent", new("sample-review", held.Id) { Practice = held.ReviewerPractice }, Sight.Practice);
        await giving.Ask(await db.Set<WorkSample>().SingleAsync(s => s.Id == held.SampleId), 1);
    }
}
