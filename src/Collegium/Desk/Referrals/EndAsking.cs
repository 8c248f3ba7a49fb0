using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>The work is done: a colleague it was being passed on to needn't answer any more, and the client isn't asked about it.</summary>
internal sealed class EndAsking(CollegiumDb db, OfferMaking making, FactLog facts)
{
    public async Task Run(Request request)
    {
        // One that was just accepted is no longer open, though its referral may not have heard of it yet.
        Guid[] asked = [.. (await making.Of(request)).Where(o => o is { State: OfferState.Open, ReferralId: not null }).Select(o => o.ReferralId!.Value)];
        await making.TakeBack(request);
        var waiting = await db.Set<Referral>().Where(r => r.RequestId == request.Id && (r.State == ReferralState.ClientsTurn || asked.Contains(r.Id))).Select(r => r.Id).ToListAsync();
        foreach (var id in waiting)
        {
            var referral = (await db.Locked<Referral>(id))!;
            referral.State = ReferralState.Withdrawn;
            facts.Append("referral.withdrawn", ReferralAccess.About(referral), Sight.Client | Sight.Practice, new { because = "overtaken" });
        }
    }
}
