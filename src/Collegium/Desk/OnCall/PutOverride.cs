using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>The steward puts one person on for a span, or takes that back.</summary>
internal sealed class PutOverride(CollegiumDb db, OnCallBook book, CountShifts counting, FindGaps gaps, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Backwards = new("override.backwards", "The end must lie after the beginning, by up to 92 days. Write both again.", Field: "to");

    public static readonly Refusal Past = new("override.past", "That time is over. Write a span that ends in the future.", Field: "to");

    public async Task<Result<Guid>> Run(Guid rotation, Guid? practitioner, DateTime? from, DateTime? to)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return PutRotation.NotYours;
        }

        var now = clock.Now();
        if (await book.Hold(rotation, now) is not { } held)
        {
            return Refusal.Missing("rotation");
        }

        if (from is not { } begins || to is not { } ends || ends <= begins || ends - begins > TimeSpan.FromDays(92))
        {
            return Backwards;
        }

        if (ends <= now)
        {
            return Past;
        }

        if (practitioner is not { } person || !OnCallBook.Works(held.Roster, person))
        {
            return PutRotation.Unknown(null);
        }

        var id = await Put(held.Rotation, person, begins > now ? begins : now, ends, null);
        await gaps.Run(await book.Plan(held.Rotation, now));
        return id;
    }

    /// <summary>Also what a swap does. What was until now is counted as it was.</summary>
    public async Task<Guid> Put(Rotation rotation, Guid person, DateTime from, DateTime to, Guid? swap)
    {
        await counting.Cut(rotation, clock.Now());
        var put = new Override
        {
            Id = clock.NewId(), RotationId = rotation.Id, PractitionerId = person, FromUtc = from, ToUtc = to, MadeAt = clock.Now(), SwapId = swap,
        };
        db.Add(put);
        rotation.Touch(clock.Now());
        db.SetTimer(clock, HandoverDue.TimerKind, rotation.Id, clock.Now());
        facts.Append("override.put", new("rotation", rotation.Id), Sight.Members, new { put.Id, practitioner = person, from, to, swap });
        return put.Id;
    }

    public async Task<Result<Guid>> Drop(Guid id)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.House))
        {
            return PutRotation.NotYours;
        }

        var now = clock.Now();
        if (await db.Set<Override>().SingleOrDefaultAsync(o => o.Id == id && o.DroppedAt == null && o.ToUtc > now) is not { } found
            || await book.Hold(found.RotationId, now) is not { } held)
        {
            return Refusal.Missing("override");
        }

        await counting.Cut(held.Rotation, now);
        found.DroppedAt = now;
        held.Rotation.Touch(now);
        db.SetTimer(clock, HandoverDue.TimerKind, held.Rotation.Id, now);
        facts.Append("override.dropped", new("rotation", found.RotationId), Sight.Members, new { found.Id });
        await gaps.Run(await book.Plan(held.Rotation, now));
        return found.RotationId;
    }
}
