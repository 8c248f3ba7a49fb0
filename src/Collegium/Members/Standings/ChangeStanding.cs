using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Standings;

/// <summary>The membership secretary suspends a practice or takes it back, with a reason that stays on record.</summary>
internal sealed class ChangeStanding(CollegiumDb db, StandingBook book, GovernanceDoor governance, TimeProvider clock)
{
    private const int LongestReason = 500;

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

    public static Refusal Held(int number) => new(
        "standing.held-by-case", FormattableString.Invariant($"Conduct case {number} keeps this practice off work. It gets its standing back when the case says so."), RefusalKind.Conflict);

    public Task<Result<Guid>> Suspend(Guid practice, string? reason) => Change(practice, reason, held =>
    {
        if (held.Standing is not (Standing.Full or Standing.Provisional))
        {
            return Task.FromResult<Refusal?>(NotGood(held.Standing));
        }

        book.Move(held, Standing.Suspended, reason!.Trim());
        return Task.FromResult<Refusal?>(null);
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

        var today = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(now);
        if (held.InsuredUntil < today)
        {
            return NotInsured(held.InsuredUntil);
        }

        var before = await db.Set<StandingChange>().Where(c => c.PracticeId == practice && (c.From == Standing.Full || c.From == Standing.Provisional))
            .OrderByDescending(c => c.At).Select(c => c.From).FirstOrDefaultAsync();
        book.Move(held, before is Standing.Provisional ? Standing.Provisional : Standing.Full, reason!.Trim(), "practice.reinstated");
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
