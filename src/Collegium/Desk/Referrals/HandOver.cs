using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members;

namespace Collegium.Desk.Referrals;

/// <summary>A colleague accepts what another practice has: that one is free from this moment. The request is held meanwhile, so there is one winner at any time.</summary>
internal sealed class HandOver(CollegiumDb db, MembersDoor members, TimeProvider clock)
{
    public async Task Run(Request request, IEnumerable<Offer> others)
    {
        if (request is not { PracticeId: { } before, PractitionerId: { } person })
        {
            return;
        }

        foreach (var held in others.Where(o => o.State == OfferState.Accepted))
        {
            (held.State, held.AnsweredAt) = (OfferState.Passed, clock.Now());
        }

        await members.WorkEnded(before, person);
        // Written before the new winner is, because the index lets no two stand at once.
        await db.SaveChangesAsync();
    }
}
