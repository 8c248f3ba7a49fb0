using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Offers;

/// <summary>Offers run out at their deadline; the next practices are asked, or the steward is called.</summary>
internal sealed class OffersDue(CollegiumDb db, AskPractices asking, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public string Kind => AskPractices.TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Locked<Request>(timer.About) is not { State: RequestState.Asked or RequestState.Accepted or RequestState.InWork } request)
        {
            return;
        }

        var now = clock.Now();
        foreach (var late in await db.Set<Offer>().Where(o => o.RequestId == request.Id && o.State == OfferState.Open && o.ExpiresAt <= now).ToListAsync())
        {
            (late.State, late.AnsweredAt) = (OfferState.Expired, now);
            facts.Append("offer.expired", AskPractices.About(late, request), Sight.Practice | Sight.Client);
        }

        await asking.AskNext(request);
    }
}
