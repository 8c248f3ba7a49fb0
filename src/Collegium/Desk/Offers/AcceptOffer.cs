using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk.Offers;

/// <summary>The first to accept has it. The request's row is held meanwhile, and an index lets no second winner in.</summary>
internal sealed class AcceptOffer(
    OfferAccess access, ClientsDoor clients, MembersDoor members, Promises promises, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Offer>> Run(Guid id)
    {
        if (await access.Open(id) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var (offer, request, others) = found.Value;
        var client = await clients.Find(request.ClientId!.Value) ?? throw new InvalidOperationException($"Request {request.Id} has no client.");
        var now = clock.Now();
        if (await members.MayTakeWork(offer.PracticeId, (await promises.Time(client.Zone)).Day(now)) is { } off)
        {
            return off;
        }

        if (!await members.Works(offer.PractitionerId))
        {
            return OfferAccess.Withdrawn;
        }

        await access.LetGo(found.Value);
        (offer.State, offer.AnsweredAt) = (OfferState.Accepted, now);
        request.State = RequestState.Accepted;
        (request.PracticeId, request.PractitionerId, request.AcceptedAt) = (offer.PracticeId, offer.PractitionerId, now);
        facts.Append(
            "offer.accepted", AskPractices.About(offer, request), Sight.Practice | Sight.Client, new { offer.Place }, access.ActedFor(offer));
        foreach (var other in others.Where(o => o.State == OfferState.Open))
        {
            (other.State, other.AnsweredAt) = (OfferState.Taken, now);
            facts.Append("offer.taken", AskPractices.About(other, request), Sight.Practice, new { by = offer.PracticeId });
        }

        await members.WorkWon(offer.PracticeId, offer.PractitionerId);
        await promises.Keep(request, ClockKind.Answer);
        await promises.StartAtWork(request, client);
        await access.StopWaiting(request);
        return offer;
    }
}
