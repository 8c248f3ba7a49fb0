using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>Follows what becomes of a request that was passed on, and reports it back to whoever passed it on.</summary>
internal sealed class ReferralFollows(CollegiumDb db, FactLog facts, TimeProvider clock) : IReaction
{
    public string Name => "desk.referrals";

    public bool Wants(string kind) => kind is "offer.accepted" or "offer.refused" or "offer.expired" or "offer.withdrawn" or "offer.taken"
        or "request.withdrawn" or "request.refused" or "request.completed" or "request.confirmed" or "request.reopened" or "request.returned";

    public async Task React(Fact fact)
    {
        if (fact.RequestId is not { } id)
        {
            return;
        }

        var open = await db.Set<Referral>().Where(r => r.RequestId == id)
            .Where(r => r.State == ReferralState.ClientsTurn || r.State == ReferralState.Offered || r.State == ReferralState.Accepted || r.State == ReferralState.Reported).Select(r => r.Id).ToListAsync();
        if (open.Count == 0)
        {
            return;
        }

        var request = (await db.Locked<Request>(id))!;
        foreach (var referral in open)
        {
            await Follow((await db.Locked<Referral>(referral))!, request);
        }
    }

    private async Task Follow(Referral referral, Request request)
    {
        if (referral.State == ReferralState.ClientsTurn)
        {
            if (!ReferralAccess.IsThere(referral, request))
            {
                End(referral, ReferralState.Withdrawn, "referral.withdrawn", new { because = "overtaken" });
            }

            return;
        }

        if (referral.State == ReferralState.Reported && request.State is not (RequestState.Confirmed or RequestState.Refused))
        {
            // Opened again: how it ends is told anew.
            (referral.State, referral.ReportedAt) = (ReferralState.Accepted, null);
        }

        if (referral.State == ReferralState.Offered)
        {
            Answered(referral, await db.Set<Offer>().AsNoTracking().SingleOrDefaultAsync(o => o.ReferralId == referral.Id));
        }

        if (referral.State == ReferralState.Accepted && request.State is RequestState.Confirmed or RequestState.Refused)
        {
            var rating = request.RatingCounts && request.PracticeId == referral.ToPractice ? request.Rating : null;
            referral.ReportedAt = clock.Now();
            End(referral, ReferralState.Reported, "referral.reported", new { to = referral.ToPractice, outcome = request.State, rating });
        }
    }

    private void Answered(Referral referral, Offer? offer)
    {
        switch (offer?.State)
        {
            case OfferState.Accepted or OfferState.Passed:
                referral.AcceptedAt = offer!.AnsweredAt;
                End(referral, ReferralState.Accepted, "referral.accepted", new { to = referral.ToPractice });
                break;
            case OfferState.Refused:
                End(referral, ReferralState.Declined, "referral.declined", new { to = referral.ToPractice, because = offer!.RefusedBecause });
                break;
            case OfferState.Expired:
                End(referral, ReferralState.Unanswered, "referral.unanswered", new { to = referral.ToPractice });
                break;
            // None: the colleague was asked anew by another way.
            case OfferState.Taken or OfferState.Withdrawn or null:
                End(referral, ReferralState.Withdrawn, "referral.withdrawn", new { because = "overtaken" });
                break;
        }
    }

    private void End(Referral referral, ReferralState state, string kind, object data)
    {
        referral.State = state;
        facts.Append(kind, ReferralAccess.About(referral), Sight.Client | Sight.Practice, data);
    }
}
