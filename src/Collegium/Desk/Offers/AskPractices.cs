using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Members;

namespace Collegium.Desk.Offers;

/// <summary>Puts a request to the best practices not asked yet, until as many offers are open as the charter says.</summary>
internal sealed class AskPractices(
    CollegiumDb db, ClientsDoor clients, Shortlisting shortlisting, OfferMaking making, Promises promises, FactLog facts)
{
    public const string TimerKind = OfferMaking.TimerKind;

    /// <summary>Asks the next ones after an offer was refused or ran out.</summary>
    public async Task AskNext(Request request)
    {
        if (request.PracticeId is not null)
        {
            // Passed on by whoever has it, and still with them.
            return;
        }

        await db.SaveChangesAsync();
        await Run(request, (await clients.Find(request.ClientId!.Value))!);
    }

    /// <summary>Answers how many were asked now; with <paramref name="more"/> so many, whatever is open already.</summary>
    public async Task<int> Run(Request request, ClientCard client, bool more = false)
    {
        var (most, asked) = ((await promises.Rules()).OffersAtOnce, await making.Of(request));
        var missing = more ? most : most - asked.Count(o => o.State == OfferState.Open);
        if (missing <= 0)
        {
            return 0;
        }

        var standing = await shortlisting.Covers(client);
        if (asked.Count == 0 && await shortlisting.StandsIn(request, client, standing) is var (first, cover))
        {
            (await making.Make(request, client.Zone, [first]))[0].CoverId = cover;
            return 1;
        }

        var shortlist = await shortlisting.Of(
            request, client, asked.Where(o => o.State != OfferState.Withdrawn).Select(o => o.PracticeId), missing, standing: standing);
        if (shortlist.Choices.Count > 0)
        {
            await making.Make(request, client.Zone, shortlist.Choices);
        }
        else if (asked.All(o => o.State != OfferState.Open))
        {
            (request.State, request.StewardBecause) = (RequestState.NobodyYet, "nobody-left");
            facts.Append(
                "request.nobody-yet", TellRequest.About(request), Sight.Client,
                new { shortlist.Considered, gates = shortlist.Gates.Select(g => new { g.Gate, g.Count }) });
        }

        return shortlist.Choices.Count;
    }

    public static About About(Offer offer, Request request) =>
        new("offer", offer.Id) { Request = request.Id, Client = request.ClientId, Practice = offer.PracticeId };
}
