using Collegium.Database;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Members.Practices;
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
internal sealed class ReviewerAccess(CollegiumDb db, Competitors competitors)
{
    public static readonly Refusal NotMember = Refusal.NotAllowed("read applications", "Full members in good standing and the membership secretary do.");

    public static readonly Refusal Own = new(
        "actor.own-practice", "This is your own practice’s application. You follow it on the page whose link you have by mail.", RefusalKind.Forbidden);

    public static readonly Refusal Tied = new(
        "review.tied", "You said that something ties you to this applicant, so the file is closed to you. Others decide.", RefusalKind.Forbidden);

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

        if (actor.Practice == application.PracticeId)
        {
            return new Access(null, Own);
        }

        var declared = await db.Set<Declaration>().AsNoTracking().Where(d => d.ApplicationId == application.Id && d.LoginId == login)
            .OrderByDescending(d => d.At).ThenByDescending(d => d.Id).FirstOrDefaultAsync();
        if (actor.Practice is { } mine && application.PracticeId is { } subject
            && (await competitors.Among(subject, [mine])).WhyNot(mine) is { } why)
        {
            return new Access(declared, Competes(why));
        }

        return new Access(declared, declared is { Tied: true } ? Tied : null);
    }

    /// <summary>The refusal unless the file is open to them.</summary>
    public async Task<Refusal?> Refuses(Application application) =>
        await Of(application) is var access && access.Closed is { } no ? no : access.Opens ? null : DeclareFirst;

    private async Task<bool> IsFullMember(Guid? practice) =>
        practice is { } id && db.Actor.Is(Roles.Practitioner) && await db.Set<Practice>().AnyAsync(p => p.Id == id && p.Standing == Standing.Full);
}
