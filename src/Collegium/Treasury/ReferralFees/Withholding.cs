using Collegium.Database;
using Collegium.Treasury.Payouts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.ReferralFees;

/// <summary>Keeps back from a payout what its member owes others for passing work on, as both agreed beforehand.</summary>
internal sealed class Withholding(CollegiumDb db)
{
    /// <summary>Up to so much; the fees are held until the write ends.</summary>
    public async Task<long> KeepBack(Guid payout, Guid practice, long most)
    {
        var kept = 0L;
        foreach (var id in await db.Set<ReferralFee>().Where(f => f.ServedId == practice && f.Minor > f.WithheldMinor).OrderBy(f => f.Id).Select(f => f.Id).ToListAsync())
        {
            var fee = (await db.Locked<ReferralFee>(id))!;
            var minor = Math.Min(fee.Minor - fee.WithheldMinor, most - kept);
            if (minor > 0)
            {
                (fee.WithheldMinor, kept) = (fee.WithheldMinor + minor, kept + minor);
                db.Add(new PayoutFee { PayoutId = payout, FeeId = fee.Id, Minor = minor });
            }
        }

        return kept;
    }

    /// <summary>The payout isn't paid: the fees are owed as before.</summary>
    public async Task GiveBack(Payout payout)
    {
        foreach (var line in await db.Set<PayoutFee>().Where(l => l.PayoutId == payout.Id).OrderBy(l => l.FeeId).ToListAsync())
        {
            (await db.Locked<ReferralFee>(line.FeeId))!.WithheldMinor -= line.Minor;
        }
    }

    /// <summary>What of a payout is fees earned by passing work on.</summary>
    public Task<long> Fees(Guid payout) =>
        (from line in db.Set<PayoutLine>()
         join share in db.Set<Invoices.Share>() on line.ShareId equals share.Id
         where line.PayoutId == payout && share.FeeId != null
         select line.Minor).SumAsync();
}
