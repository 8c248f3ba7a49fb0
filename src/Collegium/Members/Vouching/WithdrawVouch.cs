using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Vouching;

/// <summary>
/// A practice takes its word back. For an applicant it is free again; for a member the unit is lost for a year, and the member is
/// carried otherwise or listed as short. While the members vote, the secretary is told.
/// </summary>
internal sealed class WithdrawVouch(CollegiumDb db, FactLog facts, NetChange change, BurntUnits burnt, TimeProvider clock)
{
    public static readonly Refusal Over = new("vouch.over", "This vouch has ended already. Nothing more can be taken back.", RefusalKind.Conflict);

    public static readonly Refusal NoReason = new(
        "vouch.no-reason", "Choose why: no longer sure, it rested on a mistake, something ties you, or their work was not as known.", Field: "reason");

    public async Task<Result<Vouch>> Run(Guid id, string? reason)
    {
        if (!db.Actor.Is(Roles.Practitioner) || db.Actor.Practice is not { } mine)
        {
            return GiveVouch.NotMember;
        }

        var net = await change.Hold();
        if (await db.Set<Vouch>().SingleOrDefaultAsync(v => v.Id == id && v.VoucherId == mine) is not { } vouch)
        {
            return Refusal.Missing("vouch");
        }

        if (!vouch.Stands)
        {
            return Over;
        }

        if (reason is null || !VouchEnd.Own.Contains(reason))
        {
            return NoReason;
        }

        vouch.End(reason, clock.Now());
        var isIn = net.IsIn(vouch.CandidateId);
        if (isIn)
        {
            burnt.Burn(vouch.VoucherId, vouch.CandidateId, reason);
        }

        var during = await db.Set<Application>().AnyAsync(a => a.PracticeId == vouch.CandidateId && a.State == ApplicationState.Ballot);
        facts.Append("vouch.withdrawn", GiveVouch.About(vouch), Sight.Members, new { voucher = mine, candidate = vouch.CandidateId, reason, during });
        net.TakeOut(mine, vouch.CandidateId, isIn);
        await db.SaveChangesAsync();
        await change.Keep(net);
        return vouch;
    }
}
