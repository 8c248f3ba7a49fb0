using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Competing;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>The membership secretary keeps a practice off work for a while or takes it back, with a reason that stays on record.</summary>
internal sealed class ChangeStanding(CollegiumDb db, StandingBook book, GiveBack giveBack, Competitors competitors, GovernanceDoor governance, TimeProvider clock)
{
    private const int LongestReason = 500;
    private const int AgainMonths = 12;

    public static readonly Refusal NotYours = Refusal.NotAllowed("change a standing", "The membership secretary does.");

    public static readonly Refusal Own = new(
        "actor.own-practice", "You can't decide about your own practice's standing. Let another officer decide.", RefusalKind.Forbidden);

    public static readonly Refusal NoReason = new(
        "standing.no-reason", "Write in up to 500 characters why; the practice reads it, and it stays on record.", Field: "reason");

    public static Refusal NotGood(Standing now) => new(
        "standing.not-in-good-standing", $"Only a member in good standing can be suspended; this one's standing is “{now.Words().ToLowerInvariant()}”.", RefusalKind.Conflict);

    public static Refusal NotOut(Standing now) => new(
        "standing.not-out", $"Only a suspended or lapsed practice can be taken back; this one's standing is “{now.Words().ToLowerInvariant()}”.", RefusalKind.Conflict);

    public static Refusal NotInsured(DateOnly until) => new(
        "standing.not-insured", FormattableString.Invariant($"The certificate on record ran out on {until:d MMMM yyyy}. Record the new one first, then take the practice back."));

    public static readonly Refusal NotPaid = new(
        "standing.dues-unpaid", "Its dues are unpaid. Record the payment first; if nothing else keeps it out, it comes back by that.", RefusalKind.Conflict);

    public static readonly Refusal Repeated = new(
        "standing.suspended-lately",
        "This practice was kept off work in this way within the last 12 months, and that can’t be repeated. File a complaint: in a conduct case it is heard.", RefusalKind.Conflict);

    public static Refusal Competes(string why) => new(
        "standing.competitor", $"Your own practice competes with this one: {why}. Let another officer decide, or file a complaint.", RefusalKind.Forbidden);

    public static Refusal Held(int number) => new(
        "standing.held-by-case", FormattableString.Invariant($"Conduct case {number} keeps this practice off work. It gets its standing back when the case says so."), RefusalKind.Conflict);

    /// <summary>For the charter's days at most; what goes beyond takes a conduct case.</summary>
    public Task<Result<Guid>> Suspend(Guid practice, string? reason) => Change(practice, reason, async held =>
    {
        if (held.Standing is not (Standing.Full or Standing.Provisional))
        {
            return NotGood(held.Standing);
        }

        if (db.Actor.Practice is { } own && (await competitors.Among(practice, [own])).WhyNot(own) is { } why)
        {
            return Competes(why);
        }

        var (now, since) = (clock.Now(), clock.Now().AddMonths(-AgainMonths));
        if (await db.Set<StandingChange>().AnyAsync(c => c.PracticeId == practice && c.To == Standing.Suspended && c.At > since && c.Reason.StartsWith(StandingBook.ForNow)))
        {
            return Repeated;
        }

        var change = book.Move(held, Standing.Suspended, StandingBook.ForNow + reason!.Trim());
        db.SetTimer(clock, SuspensionOver.TimerKind, change.Id, now.AddDays((await governance.Rules()).Conduct.InterimDays));
        return null;
    });

    /// <summary>Takes a practice back into the standing it had.</summary>
    public Task<Result<Guid>> Reinstate(Guid practice, string? reason) => Change(practice, reason, async held =>
    {
        if (held.Standing is not (Standing.Suspended or Standing.Lapsed))
        {
            return NotOut(held.Standing);
        }

        var now = clock.Now();
        if ((await db.Set<ConductCase>().Where(c => c.RespondentId == practice).ToListAsync()).Find(c => c.Holds(now)) is { } holding)
        {
            return Held(holding.Number);
        }

        if (!await giveBack.IsInsured(held))
        {
            return NotInsured(held.InsuredUntil);
        }

        if (await giveBack.Owes(held))
        {
            return NotPaid;
        }

        book.Move(held, await giveBack.Before(held), reason!.Trim(), GiveBack.Kind);
        return null;
    });

    private async Task<Result<Guid>> Change(Guid practice, string? reason, Func<Practice, Task<Refusal?>> change)
    {
        if (!db.Actor.Is(Roles.MembershipSecretary | Roles.House))
        {
            return NotYours;
        }

        if (db.Actor.Practice == practice)
        {
            return Own;
        }

        if (reason?.Trim() is not { Length: > 0 and <= LongestReason })
        {
            return NoReason;
        }

        if (await db.Locked<Practice>(practice) is not { } held)
        {
            return Refusal.Missing("practice");
        }

        return await change(held) is { } no ? no : practice;
    }
}
