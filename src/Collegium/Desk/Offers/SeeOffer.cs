using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>Whoever was asked has opened the offer: noted once, so that client and desk see that it is being read.</summary>
internal sealed class SeeOffer(CollegiumDb db, OfferAccess access, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Done>> Run(Guid id)
    {
        if (await db.Set<Offer>().AsNoTracking().SingleOrDefaultAsync(o => o.Id == id) is not { } offer || !access.IsOwn(offer))
        {
            return Refusal.Missing("offer");
        }

        // Decided by the database: of two who open it at once, one is noted.
        var now = clock.Now();
        if (await db.Set<Offer>().Where(o => o.Id == id && o.State == OfferState.Open && o.SeenAt == null)
            .ExecuteUpdateAsync(o => o.SetProperty(x => x.SeenAt, now)) == 1)
        {
            var request = await db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == offer.RequestId);
            facts.Append("offer.seen", AskPractices.About(offer, request), Sight.Client);
        }

        return Done.It;
    }
}
