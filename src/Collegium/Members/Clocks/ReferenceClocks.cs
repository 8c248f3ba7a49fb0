using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Collegium.Members.References;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>Somebody named as a reference is reminded after a week; after three the applicant hears that nothing came.</summary>
internal sealed class ReferenceClocks(CollegiumDb db, TimeProvider clock) : IReaction
{
    public const int ReminderDays = 7;
    public const int SilentDays = 21;

    public string Name => "members.reference-clocks";

    public bool Wants(string kind) => kind is "reference.asked" or BackInReview.Kind;

    public async Task React(Fact fact)
    {
        List<Guid> of = fact.Kind == BackInReview.Kind
            ? await Open(db).Where(r => r.ApplicationId == fact.AboutId && r.SilentAt == null && !db.Set<Database.Timer>().Any(t => t.Kind == ReferenceSilent.TimerKind && t.About == r.Id)).Select(r => r.Id).ToListAsync()
            : [fact.AboutId];
        foreach (var reference in of)
        {
            db.SetTimer(clock, ReferenceReminder.TimerKind, reference, fact.At.AddDays(ReminderDays));
            db.SetTimer(clock, ReferenceSilent.TimerKind, reference, fact.At.AddDays(SilentDays));
        }
    }

    /// <summary>References of applications still looked at whose answer is wanted.</summary>
    public static IQueryable<Reference> Open(CollegiumDb db) => db.Set<Reference>().Where(r => r.AnsweredAt == null && !r.Replaced
        && db.Set<Application>().Any(a => a.Id == r.ApplicationId && (a.State == ApplicationState.Review || a.State == ApplicationState.Asked)));
}

/// <summary>With a new link; the first one still works.</summary>
internal sealed class ReferenceReminder(CollegiumDb db, Links links, Letterhead letters, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.reference-reminder";

    private static readonly TimeSpan Lasts = TimeSpan.FromDays(45);

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var chapter = await letters.Chapter();
        if (!chapter.Open || await ReferenceClocks.Open(db).AsNoTracking().SingleOrDefaultAsync(r => r.Id == timer.About) is not { } reference)
        {
            return;
        }

        var practice = await db.Set<ApplicationText>().AsNoTracking()
            .Where(t => t.ApplicationId == reference.ApplicationId && t.Field == "practice").Select(t => t.Text).SingleOrDefaultAsync() ?? "A practice";
        await letters.Put(
            clock.NewId(), "reference.reminder", (reference.Mail, reference.Name), $"{practice} still hopes for your word",
            $"A week ago we asked you about {practice}, who wants to join {chapter.Name} and named you as a reference. Three questions, two minutes:\n\n"
            + $"{letters.Site}/reference/{links.Hand(LinkKind.Reference, reference.Id, null, Lasts)}\n\n"
            + $"If you don’t know them, say so there. We don’t write again.");
    }
}

/// <summary>All that are silent by now are told in one letter, and the application is open again for other names.</summary>
internal sealed class ReferenceSilent(CollegiumDb db, FactLog facts, Links links, Letterhead letters, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.reference-silent";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var (now, since) = (clock.Now(), clock.Now().AddDays(-ReferenceClocks.SilentDays));
        var of = await db.Set<Reference>().AsNoTracking().Where(r => r.Id == timer.About).Select(r => r.ApplicationId).SingleOrDefaultAsync();
        var waiting = await ReferenceClocks.Open(db).Where(r => r.ApplicationId == of && r.SilentAt == null && r.AskedAt <= since).OrderBy(r => r.Code).Select(r => r.Id).ToListAsync();
        // Held in the order in which an answer holds them; what came meanwhile counts.
        List<Reference> silent = [];
        foreach (var id in waiting)
        {
            if (await db.Locked<Reference>(id) is { AnsweredAt: null, SilentAt: null, Replaced: false } held)
            {
                silent.Add(held);
            }
        }

        if (silent.Count == 0 || await db.Locked<Application>(of) is not { State: ApplicationState.Review or ApplicationState.Asked } application)
        {
            return;
        }

        silent.ForEach(r => r.SilentAt = now);
        application.State = ApplicationState.Asked;
        facts.Append("reference.silent", SendApplication.About(application), Sight.Officers, new { references = silent.Select(r => r.Code) });
        await Tell(application, string.Join(" and ", silent.Select(r => r.Name)));
    }

    private async Task Tell(Application application, string names)
    {
        var chapter = await letters.Chapter();
        var address = await db.Set<ApplicationText>().AsNoTracking()
            .Where(t => t.ApplicationId == application.Id && t.Field == ApplicationText.StartedBy).Select(t => t.Text).SingleOrDefaultAsync();
        if (!chapter.Open || address is null)
        {
            return;
        }

        await letters.Put(
            clock.NewId(), "reference.silent", (address, ""), "A reference has not answered",
            $"We wrote to {names} twice and have no answer after {ReferenceClocks.SilentDays} days. Ask them, or name somebody else: your application is open for that again, and goes on when you send it.\n\n"
            + $"{letters.Site}/apply/{links.Hand(LinkKind.Application, application.Id, null, StartApplication.Lasts)}");
    }
}
