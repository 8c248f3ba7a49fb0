using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>A member offers a shift to another; nothing changes until the other says yes, and the steward sees it either way.</summary>
internal sealed class SwapShifts(CollegiumDb db, OnCallBook book, PutOverride overrides, FindGaps gaps, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotOn = new(
        "swap.not-on", "That time isn't wholly the shift of the person named, or it has begun. Pick a coming shift from the plan.", Field: "shift");

    public static readonly Refusal NoPartner = new(
        "swap.no-partner", "Pick another person of a practice in good standing to take the shift.", Field: "practitioner");

    public static readonly Refusal Changed = new(
        "swap.plan-changed", "The plan has changed since this swap was offered, so it can't be done any more. Offer it anew.", RefusalKind.Conflict);

    public static readonly Refusal Answered = new("swap.answered", "This swap is no longer open. The plan shows who is on.", RefusalKind.Conflict);

    public async Task<Result<Guid>> Offer(Guid rotation, DateTime from, DateTime to, Guid? with, (DateTime From, DateTime To)? back)
    {
        if (db.Actor.Practitioner is not { } me || !db.Actor.Is(Roles.Practitioner))
        {
            return Refusal.NotAllowed("offer a shift", "The person on call does; the steward can put somebody else on.");
        }

        var now = clock.Now();
        if (await book.Hold(rotation, now) is not { } held)
        {
            return Refusal.Missing("rotation");
        }

        if (with is not { } other || other == me || !OnCallBook.Works(held.Roster, other))
        {
            return NoPartner;
        }

        if (!IsOn(held, me, from, to, now) || (back is var (backFrom, backTo) && !IsOn(held, other, backFrom, backTo, now)))
        {
            return NotOn;
        }

        var swap = new Swap
        {
            Id = clock.NewId(), RotationId = rotation, OfferedBy = me, OfferedTo = other, FromUtc = from, ToUtc = to,
            ReturnFromUtc = back?.From, ReturnToUtc = back?.To, OfferedAt = now,
        };
        db.Add(swap);
        Tell("swap.offered", swap);
        return swap.Id;
    }

    public async Task<Result<Guid>> Accept(Guid id)
    {
        if (await Open(id, s => s.OfferedTo) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (swap, now) = (found.Value, clock.Now());
        if (await book.Hold(swap.RotationId, now) is not { } held || !IsOn(held, swap.OfferedBy, swap.FromUtc, swap.ToUtc, now)
            || (swap is { ReturnFromUtc: { } from, ReturnToUtc: { } to } && !IsOn(held, swap.OfferedTo, from, to, now)))
        {
            return Changed;
        }

        (swap.State, swap.AnsweredAt) = (SwapState.Accepted, now);
        await overrides.Put(held.Rotation, swap.OfferedTo, swap.FromUtc, swap.ToUtc, swap.Id);
        if (swap is { ReturnFromUtc: { } backFrom, ReturnToUtc: { } backTo })
        {
            await overrides.Put(held.Rotation, swap.OfferedBy, backFrom, backTo, swap.Id);
        }

        Tell("swap.accepted", swap);
        await gaps.Run(await book.Plan(held.Rotation, now));
        return id;
    }

    public Task<Result<Guid>> Refuse(Guid id) => End(id, s => s.OfferedTo, SwapState.Refused, "swap.refused");

    public Task<Result<Guid>> Withdraw(Guid id) => End(id, s => s.OfferedBy, SwapState.Withdrawn, "swap.withdrawn");

    private async Task<Result<Guid>> End(Guid id, Func<Swap, Guid> whose, SwapState state, string fact)
    {
        if (await Open(id, whose) is var found && found.Refusal is { } no)
        {
            return no;
        }

        (found.Value.State, found.Value.AnsweredAt) = (state, clock.Now());
        Tell(fact, found.Value);
        return id;
    }

    private async Task<Result<Swap>> Open(Guid id, Func<Swap, Guid> whose)
    {
        if (await db.Locked<Swap>(id) is not { } swap || db.Actor.Practitioner != whose(swap))
        {
            return Refusal.Missing("swap");
        }

        return swap.State == SwapState.Offered ? swap : Answered;
    }

    private static bool IsOn(Planned held, Guid person, DateTime from, DateTime to, DateTime now) =>
        from >= now && to > from && to < now.AddDays(400) && held.Plan.Between(from, to).All(s => s.Person == person);

    private void Tell(string kind, Swap swap) => facts.Append(
        kind, new("swap", swap.Id), Sight.Members, new { swap.RotationId, swap.OfferedBy, swap.OfferedTo, swap.FromUtc, swap.ToUtc });
}
