using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Watches;
using Collegium.Members;

namespace Collegium.Desk.Referrals;

/// <summary>A colleague gets what another practice has: that one is free from this moment, and its time is written down. The request is held meanwhile, so there is one winner at any time.</summary>
internal sealed class HandOver(CollegiumDb db, MembersDoor members, EndWatches watches, TimeProvider clock)
{
    public async Task Run(Request request, IEnumerable<Offer> offers)
    {
        if (request is not { PracticeId: { } before, PractitionerId: { } person })
        {
            return;
        }

        await watches.Run(request, "Work until a colleague took it over.");
        foreach (var held in offers.Where(o => o.State == OfferState.Accepted))
        {
            (held.State, held.AnsweredAt) = (OfferState.Passed, clock.Now());
        }

        await members.WorkEnded(before, person);
        // Written before the new winner is, because the index lets no two stand at once.
        await db.SaveChangesAsync();
    }
}
