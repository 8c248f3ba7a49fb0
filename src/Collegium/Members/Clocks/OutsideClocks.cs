using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.Samples;
using Collegium.Members.Screens;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>
/// Somebody from outside who judges a sample, or signs findings, has the charter's days too: reminded at half time with a new link;
/// then the link is closed and the secretary names somebody else. The secretary also hears where no member is left to judge.
/// </summary>
internal sealed class OutsideClocks(CollegiumDb db, ToSecretary secretary, GovernanceDoor governance, TimeProvider clock) : IReaction
{
    public string Name => "members.outside-clocks";

    public bool Wants(string kind) => 
        kind is "sample.given-outside" or "application.outsider-asked" or "sample.judges-missing" or "application.appealed" or BackInReview.Kind;

    public async Task React(Fact fact)
    {
        if (fact.Kind == "sample.judges-missing")
        {
            await secretary.Write(
                fact.Id, fact.Kind, fact.PracticeId!.Value, "Members are missing to judge a work sample",
                "Too few members may judge a sample of this application: the others compete, stand behind it, or were asked before. Name somebody outside the chapter under “Work samples”:");
            return;
        }

        var days = (await governance.Rules()).JudgeDays;
        foreach (var of in await Of(fact))
        {
            db.SetTimer(clock, OutsideReminder.TimerKind, of, fact.At.AddDays(days / 2.0));
            db.SetTimer(clock, OutsideOver.TimerKind, of, fact.At.AddDays(days));
        }
    }

    private async Task<IReadOnlyList<Guid>> Of(Fact fact) => fact.Kind switch
    {
        "sample.given-outside" => [fact.AboutId],
        "application.outsider-asked" => [JsonDocument.Parse(fact.Data).RootElement.GetProperty("reviewer").GetGuid()],
        _ => await Stopped(fact.AboutId),
    };

    /// <summary>Those whose clock ran out while their word wasn't wanted.</summary>
    private async Task<IReadOnlyList<Guid>> Stopped(Guid application)
    {
        var judges = db.Set<SampleReview>().Where(r => r.DoneAt == null && r.OutsideMail != null && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && s.ApplicationId == application)).Select(r => r.Id);
        var reviewers = db.Set<OutsideReviewer>().Where(r => r.SignedAt == null && r.SilentAt == null && r.ApplicationId == application).Select(r => r.Id);
        List<Guid> stopped = [];
        foreach (var id in await judges.Concat(reviewers).Where(id => !db.Set<Database.Timer>().Any(t => t.Kind == OutsideOver.TimerKind && t.About == id)).ToListAsync())
        {
            if (await OutsiderAwaited.Find(db, id) is not null)
            {
                stopped.Add(id);
            }
        }

        return stopped;
    }
}

/// <summary>An outsider whose word is wanted: of a sample or on the screens, and where their link leads.</summary>
internal sealed record OutsiderAwaited(LinkKind Kind, Guid Id, Guid Practice, string Name, string Mail, string Path)
{
    public static async Task<OutsiderAwaited?> Find(CollegiumDb db, Guid id)
    {
        var open = db.Set<Application>().Where(a => a.State == ApplicationState.Review || a.State == ApplicationState.Asked);
        if (await db.Set<SampleReview>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.DoneAt == null && r.OutsideMail != null) is { } review)
        {
            return await db.Set<WorkSample>().AsNoTracking().SingleAsync(s => s.Id == review.SampleId) is { Replaced: false } sample && await open.AnyAsync(a => a.Id == sample.ApplicationId)
                ? new(LinkKind.Sample, id, sample.PracticeId, review.OutsideName ?? "", review.OutsideMail!, "sample") : null;
        }

        return await db.Set<OutsideReviewer>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.SignedAt == null && r.SilentAt == null && r.Mail != "") is { } reviewer
            && await db.Set<Application>().AsNoTracking().SingleAsync(a => a.Id == reviewer.ApplicationId) is var application && (application.IsAppealing || application.State is ApplicationState.Review or ApplicationState.Asked)
            ? new(LinkKind.Review, id, application.PracticeId!.Value, reviewer.Name, reviewer.Mail, "review") : null;
    }
}

internal sealed class OutsideReminder(CollegiumDb db, Links links, Letterhead letters, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.outside-reminder";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(30);

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await letters.Chapter() is { Open: true } chapter && await OutsiderAwaited.Find(db, timer.About) is { } awaited)
        {
            await letters.Put(
                clock.NewId(), "review.outside-reminder", (awaited.Mail, awaited.Name), "Your judgement is still wanted",
                $"A while ago {chapter.Name} asked you to judge without knowing whose work it is. If you still can, do it soon; if not, do nothing, and somebody else is asked:\n\n"
                + $"{letters.Site}/{awaited.Path}/{links.Hand(awaited.Kind, awaited.Id, null, Lasts)}");
        }
    }
}

internal sealed class OutsideOver(CollegiumDb db, FactLog facts, ToSecretary secretary, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.outside";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await OutsiderAwaited.Find(db, timer.About) is not { } awaited)
        {
            return;
        }

        var now = clock.Now();
        if (awaited.Kind is LinkKind.Sample)
        {
            if (await db.Locked<SampleReview>(awaited.Id) is not { DoneAt: null } review)
            {
                return;
            }

            (review.Aside, review.DoneAt) = (true, now);
            facts.Append("sample.silent", new("sample-review", awaited.Id), Sight.Officers);
        }
        else
        {
            if (await db.Locked<OutsideReviewer>(awaited.Id) is not { SignedAt: null, SilentAt: null } reviewer)
            {
                return;
            }

            reviewer.SilentAt = now;
            facts.Append("application.outsider-silent", new("outside-reviewer", awaited.Id) { Practice = awaited.Practice }, Sight.Officers);
        }

        await db.Set<Link>().Where(l => l.About == awaited.Id && l.Kind == awaited.Kind && l.ExpiresAt > now).ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
        await secretary.Write(
            timer.Id, "review.outside-silent", awaited.Practice, $"{awaited.Name} has not judged",
            $"{awaited.Name}, whom you asked from outside the chapter, gave no judgement in the charter’s days, and the link is closed now. Name somebody else:");
    }
}
