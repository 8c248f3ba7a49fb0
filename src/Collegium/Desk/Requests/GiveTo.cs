using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Members;

namespace Collegium.Desk.Requests;

/// <summary>A practice said yes on the phone: the steward makes it the offer and accepts for it. No gate is skipped.</summary>
internal sealed class GiveTo(
    CollegiumDb db, RequestParties parties, StewardAsks asks, Shortlisting shortlisting, OfferMaking making, AcceptOffer accepting)
{
    public static readonly Refusal OwnPractice = new(
        "actor.own-practice", "You can't give work to your own practice. Let another officer decide, or let it be offered by the rule.",
        RefusalKind.Forbidden);

    public static Refusal KeptOut(IReadOnlyList<GateNote> gates) => new(
        "practice.kept-out",
        gates.Count == 0
            ? "There is no such practice among those who fit this request. Pick another from the list."
            : $"This practice can't take it: {string.Join(", ", gates.Select(g => g.Note))}. Pick another, or put right what keeps it out.",
        Field: "practice");

    public async Task<Result<Request>> Run(Guid request, Guid practice)
    {
        if (await parties.OfSteward(request) is var found && found.Refusal is { } no)
        {
            return no;
        }

        if (db.Actor.Practice == practice)
        {
            return OwnPractice;
        }

        var held = found.Value;
        if (await asks.Gate(held) is var open && open.Refusal is { } closed)
        {
            return closed;
        }

        var offer = (await making.Of(held)).Find(o => o.PracticeId == practice && o.State == OfferState.Open);
        if (offer is null)
        {
            var made = await Make(held, open.Value, practice);
            if (made.Refused)
            {
                return made.Refusal!;
            }

            offer = made.Value;
        }

        await asks.Ready(held, open.Value);
        await db.SaveChangesAsync();
        return (await accepting.Run(offer.Id)).As(_ => held);
    }

    private async Task<Result<Offer>> Make(Request request, ClientCard client, Guid practice)
    {
        var shortlist = await shortlisting.Of(request, client, [], int.MaxValue);
        var choice = shortlist.Choices.FirstOrDefault(c => c.Practice == practice);
        if (choice is not null)
        {
            await asks.Ready(request, client);
            return (await making.Make(request, client.Zone, [choice]))[0];
        }

        return KeptOut(await shortlisting.KeptOut(request, client, practice));
    }
}
