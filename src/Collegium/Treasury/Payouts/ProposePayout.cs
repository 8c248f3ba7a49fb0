using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.ReferralFees;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payouts;

/// <summary>Gathers everything payable to a practice that no payout holds yet.</summary>
internal sealed class ProposePayout(CollegiumDb db, MembersDoor members, GovernanceDoor governance, Withholding withholding, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal Empty = new(
        "payout.empty",
        "Nothing is payable to this practice: its clients have not paid yet, or what they paid is in a payout already.");

    public async Task<Result<Payout>> Run(Guid practice)
    {
        if (!db.Actor.Is(Roles.Treasurer) || db.Actor.Login is not { } proposer)
        {
            return Refusal.NotAllowed("propose a payout", "The treasurer does.");
        }

        if (!(await members.Roster()).Practices.ContainsKey(practice))
        {
            return Refusal.Missing("practice");
        }

        var payable = await Payable(practice);
        if (payable.Count == 0)
        {
            return Empty;
        }

        var (id, gross) = (clock.NewId(), payable.Sum(s => s.ReleasedMinor - s.InPayoutMinor));
        var withheld = await withholding.KeepBack(id, practice, gross);
        var payout = new Payout
        {
            Id = id,
            PracticeId = practice,
            AmountMinor = gross - withheld,
            WithheldMinor = withheld,
            Currency = (await governance.Chapter()).Currency,
            ProposedBy = proposer,
            ProposedAt = clock.Now(),
        };
        db.Add(payout);
        foreach (var share in payable)
        {
            db.Add(new PayoutLine { PayoutId = payout.Id, ShareId = share.Id, InvoiceId = share.InvoiceId, Minor = share.ReleasedMinor - share.InPayoutMinor });
            share.InPayoutMinor = share.ReleasedMinor;
        }

        facts.Append("payout.proposed", About(payout), Sight.Practice, new { payout.AmountMinor, payout.WithheldMinor, payout.Currency });
        return payout;
    }

    public static About About(Payout payout) => new("payout", payout.Id) { Practice = payout.PracticeId };

    private async Task<List<Share>> Payable(Guid practice)
    {
        var ids = await db.Set<Share>().Where(s => s.PracticeId == practice && s.ReleasedMinor > s.InPayoutMinor).OrderBy(s => s.Id)
            .Select(s => s.Id).ToListAsync();
        var held = new List<Share>();
        foreach (var id in ids)
        {
            if (await db.Locked<Share>(id) is { } share && share.ReleasedMinor > share.InPayoutMinor)
            {
                held.Add(share);
            }
        }

        return held;
    }
}
