using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
using Collegium.Members.References;
using Collegium.Members.Samples;
using Collegium.Members.Vouching;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Screens;

/// <summary>Whether an application's file opens to whoever asks, and if not, why.</summary>
/// <param name="Declared">What they last said of their ties to the applicant.</param>
/// <param name="Closed">Why it stays closed; null when it opens, or when a declaration is all that is missing.</param>
internal sealed record Access(Declaration? Declared, Refusal? Closed)
{
    public bool Opens => Closed is null && Declared is { Tied: false };
}

/// <summary>Conflict is declared before the file opens, and direct competitors neither read nor decide.</summary>
internal sealed class ReviewerAccess(CollegiumDb db, Competitors competitors, VouchBook vouches, BallotsDoor ballots)
{
    public static readonly Refusal NotMember = Refusal.NotAllowed("read applications", "Full members in good standing and the membership secretary do.");

    public static readonly Refusal Own = new(
        "actor.own-practice", "This is your own practice’s application. You follow it on the page whose link you have by mail.", RefusalKind.Forbidden);

    public static readonly Refusal Tied = new(
        "review.tied", "You said that something ties you to this applicant, so the file is closed to you. Others decide.", RefusalKind.Forbidden);

    public static readonly Refusal Sponsor = new(
        "review.sponsor", "You stand behind this applicant, or are named as a reference, so others decide.", RefusalKind.Forbidden);

    public static readonly Refusal NotAmong = new(
        "review.not-among", "Your practice isn’t among those who review this application. That is no judgement of you.", RefusalKind.Forbidden);

    public static readonly Refusal DeclareFirst = new(
        "review.declare-first", "Say first what ties you to this applicant, or that nothing does. The file opens then.", RefusalKind.Forbidden);

    public static Refusal Competes(string why) => new(
        "review.competitor", $"You compete with this applicant ({why}), so others decide. That is the charter’s rule, and no judgement of you.", RefusalKind.Forbidden);

    public async Task<Access> Of(Application application)
    {
        var actor = db.Actor;
        if (actor.Login is not { } login || !actor.Is(Roles.MembershipSecretary) && !await IsFullMember(actor.Practice))
        {
            return new Access(null, NotMember);
        }

        return await Ties(application, login);
    }

    private async Task<Access> Ties(Application application, Guid login)
    {
        var actor = db.Actor;
        if (actor.Practice is not null && actor.Practice == application.PracticeId)
        {
            return new Access(null, Own);
        }

        var said = await db.Set<Declaration>().AsNoTracking().Where(d => d.ApplicationId == application.Id && (d.LoginId == login || d.PracticeId != null && d.PracticeId == actor.Practice))
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id).ToListAsync();
        var declared = said.Find(d => d.LoginId == login);
        if (actor.Practice is { } mine && application.PracticeId is { } subject && await Closed(application, subject, mine) is { } no)
        {
            return new Access(declared, no);
        }

        // A tie is the practice's: what one of its people says closes the file to all of them, until that person says otherwise.
        return new Access(declared, said.GroupBy(d => d.LoginId).Any(g => g.First().Tied) ? Tied : null);
    }

    /// <summary>Why this practice can't decide about the subject, whatever it says; null where it may.</summary>
    private async Task<Refusal?> Closed(Application application, Guid subject, Guid mine)
    {
        if ((await competitors.Among(subject, [mine])).WhyNot(mine) is { } why)
        {
            return Competes(why);
        }

        if ((await Sponsors(application, subject)).Contains(mine))
        {
            return Sponsor;
        }

        // Whoever is asked to judge a sample without a name doesn't read whose it is.
        return await db.Set<SampleReview>().AnyAsync(r => r.ReviewerPractice == mine && r.DoneAt == null
            && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && !s.Replaced && s.ApplicationId == application.Id)) ? NotAmong : null;
    }

    /// <summary>Those who stand behind an applicant, in its chains too, and members it names as references.</summary>
    public async Task<IReadOnlySet<Guid>> Sponsors(Application application, Guid subject)
    {
        var mails = await db.Set<Reference>().Where(r => r.ApplicationId == application.Id && !r.Replaced).Select(r => r.Mail.ToLower()).ToListAsync();
        var named = await db.Set<Practitioner>().Where(p => mails.Contains(p.Mail.ToLower())).Select(p => p.PracticeId).ToListAsync();
        return (await vouches.Probe(subject)).Tree.Concat(named).ToHashSet();
    }

    /// <summary>Who signed a finding, judged a sample, or voted: they don't decide the appeal against it.</summary>
    public async Task<IReadOnlySet<Guid>> HadPart(Application application)
    {
        var signed = await db.Set<ScreenFinding>().Where(f => f.ApplicationId == application.Id && f.Screen != Screen.Appeal).Select(f => f.PracticeId).ToListAsync();
        var judged = await db.Set<SampleReview>().Where(r => r.ReviewerPractice != null && r.DoneAt != null && !r.Aside
            && db.Set<WorkSample>().Any(s => s.Id == r.SampleId && s.ApplicationId == application.Id)).Select(r => r.ReviewerPractice!.Value).ToListAsync();
        var held = application.DecidedBecause == AdmitByBallot.Reason ? await ballots.Find(application.PracticeId!.Value, OpenAdmissionBallot.Kind) : null;
        var voted = held is null ? [] : (await ballots.Roll(held.Id)).Where(r => r.Voted).Select(r => r.Practice);
        return signed.Concat(judged).Concat(voted).ToHashSet();
    }

    /// <summary>The refusal unless the file is open to them.</summary>
    public async Task<Refusal?> Refuses(Application application) =>
        await Of(application) is var access && access.Closed is { } no ? no : access.Opens ? null : DeclareFirst;

    /// <summary>The refusal for who names judges: the secretary declares first like everybody; to the administrator the file stays closed.</summary>
    public async Task<Refusal?> RefusesNaming(Application application) =>
        db.Actor.Is(Roles.MembershipSecretary) ? await Refuses(application) : db.Actor.Login is { } login ? (await Ties(application, login)).Closed : NotMember;

    private async Task<bool> IsFullMember(Guid? practice) =>
        practice is { } id && db.Actor.Is(Roles.Practitioner) && await db.Set<Practice>().AnyAsync(p => p.Id == id && p.Standing == Standing.Full);
}
