using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>The client says whether a colleague may be asked. On a yes the colleague has an offer; on a no nothing ever reached them.</summary>
internal sealed class AnswerReferral(
    CollegiumDb db, ReferralAccess access, Peers peers, ClientsDoor clients, OfferMaking making, FactLog facts)
{
    public async Task<Result<Referral>> Agree(Guid id)
    {
        if (await Open(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (referral, request) = found.Value;
        var actedFor = access.ForClient(request);
        if (await peers.One(request, referral.FromPractice, referral.ToPractice) is not { } choice)
        {
            // Free when they were named, and not any more: nobody is asked, and the client's yes is not used for anybody else.
            referral.State = ReferralState.Declined;
            facts.Append("referral.declined", ReferralAccess.About(referral), Sight.Client | Sight.Practice, new { to = referral.ToPractice, because = "gate" }, actedFor);
            return referral;
        }

        var offer = (await making.Make(request, (await clients.Find(request.ClientId!.Value))!.Zone, [choice])).Single();
        offer.ReferralId = referral.Id;
        // A practice has one offer a request: an earlier referral to this colleague had the same.
        await db.Set<Referral>().Where(r => r.OfferId == offer.Id).ExecuteUpdateAsync(r => r.SetProperty(x => x.OfferId, (Guid?)null));
        (referral.State, referral.AgreedAt, referral.OfferId) = (ReferralState.Offered, offer.MadeAt, offer.Id);
        facts.Append("referral.agreed", ReferralAccess.About(referral), Sight.Client | Sight.Practice, new { to = referral.ToPractice, offer = offer.Id }, actedFor);
        return referral;
    }

    public async Task<Result<Referral>> Refuse(Guid id)
    {
        if (await Open(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (referral, request) = found.Value;
        referral.State = ReferralState.ClientRefused;
        facts.Append("referral.refused", ReferralAccess.About(referral), Sight.Client | Sight.Practice, new { to = referral.ToPractice }, access.ForClient(request));
        return referral;
    }

    /// <summary>Waiting for the client, and the request still with whoever would pass it on.</summary>
    private async Task<Result<(Referral Referral, Request Request)>> Open(Guid id)
    {
        if (await access.OfClient(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (referral, request) = found.Value;
        return referral.State == ReferralState.ClientsTurn && ReferralAccess.IsThere(referral, request) ? (referral, request) : ReferralAccess.Answered;
    }
}
