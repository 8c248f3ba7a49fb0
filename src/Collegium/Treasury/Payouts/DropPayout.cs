using Collegium.Database;
using Collegium.Facts;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.ReferralFees;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payouts;

/// <summary>A proposal that isn't paid: its proposer takes it back, or somebody else says no. What it held is payable again.</summary>
internal sealed class DropPayout(CollegiumDb db, Shares shares, Issuing issuing, Withholding withholding, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Payout>> Run(Guid id)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.Administrator) || db.Actor.Login is not { } who)
        {
            return Refusal.NotAllowed("take a payout back", "A treasurer or an administrator does.");
        }

        if (await db.Locked<Payout>(id) is not { } payout)
        {
            return Refusal.Missing("payout");
        }

        if (payout.State != PayoutState.Proposed)
        {
            return ApprovePayout.Decided(payout.State);
        }

        payout.State = payout.ProposedBy == who ? PayoutState.Withdrawn : PayoutState.Rejected;
        (payout.DecidedBy, payout.DecidedAt) = (who, clock.Now());
        await withholding.GiveBack(payout);
        foreach (var line in await db.Set<PayoutLine>().Where(l => l.PayoutId == id).OrderBy(l => l.ShareId).ToListAsync())
        {
            var share = await db.Locked<Share>(line.ShareId) ?? throw new InvalidOperationException($"No share {line.ShareId}.");
            share.InPayoutMinor -= line.Minor;
            await shares.Dropped(share, $"dropped {id:N} {share.Id:N}", await issuing.Today());
        }

        facts.Append(
            payout.State == PayoutState.Withdrawn ? "payout.withdrawn" : "payout.rejected", ProposePayout.About(payout), Sight.Practice,
            new { payout.AmountMinor, payout.Currency });
        return payout;
    }
}
