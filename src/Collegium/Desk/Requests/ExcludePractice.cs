using Collegium.Clients;
using Collegium.Desk.Offers;

namespace Collegium.Desk.Requests;

/// <summary>The client does not want this practice, now or later; somebody else is asked in its place.</summary>
internal sealed class ExcludePractice(RequestParties parties, ClientsDoor clients, OfferMaking making, AskPractices asking)
{
    public static readonly Refusal HasIt = new(
        "practice.has-it", "This practice has your request already. Call the desk; they sort it out with you.");

    public async Task<Result<Request>> Run(Guid request, Guid practice)
    {
        if (await parties.OfClient(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        var held = found.Value;
        if (held.ClientId is not { } client || (await making.Of(held)).Find(o => o.PracticeId == practice) is not { } offer)
        {
            return Refusal.Missing("practice");
        }

        if (held.PracticeId == practice)
        {
            return HasIt;
        }

        await clients.Exclude(client, practice, parties.ForClient(held));
        if (offer.State == OfferState.Open)
        {
            making.TakeBack(held, offer);
            await asking.AskNext(held);
        }

        return held;
    }
}
