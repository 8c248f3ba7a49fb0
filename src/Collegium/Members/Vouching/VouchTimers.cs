using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>A vouch's time is over: it ends unless it was given again, and whoever it carried is carried otherwise or listed as short.</summary>
internal sealed class VouchExpiry(CollegiumDb db, FactLog facts, NetChange change, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.vouch-expiry";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var net = await change.Hold();
        if (await db.Set<Vouch>().SingleOrDefaultAsync(v => v.Id == timer.About && v.EndedAt == null) is not { } vouch || vouch.ExpiresAt > clock.Now())
        {
            return;
        }

        vouch.End(VouchEnd.Expired, clock.Now());
        facts.Append("vouch.expired", GiveVouch.About(vouch), Sight.Members, new { voucher = vouch.VoucherId, candidate = vouch.CandidateId });
        net.TakeOut(vouch.VoucherId, vouch.CandidateId, burn: false);
        await db.SaveChangesAsync();
        await change.Keep(net);
    }
}

/// <summary>Thirty days before a vouch ends its voucher is reminded.</summary>
internal sealed class VouchReminder(CollegiumDb db, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "members.vouch-reminder";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<Vouch>().SingleOrDefaultAsync(v => v.Id == timer.About && v.EndedAt == null) is { } vouch && vouch.CanRenew(clock.Now()))
        {
            facts.Append("vouch.expiring", GiveVouch.About(vouch), Sight.Officers, new { voucher = vouch.VoucherId, candidate = vouch.CandidateId });
        }
    }
}

/// <summary>Looks the net through again: somebody was proven by time, or has lost units back.</summary>
internal sealed class NetReview(NetChange change) : ITimerHandler
{
    public const string TimerKind = "members.vouch-net";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer) => await change.Keep(await change.Hold());
}
