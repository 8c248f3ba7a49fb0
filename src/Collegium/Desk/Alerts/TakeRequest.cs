using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members;

namespace Collegium.Desk.Alerts;

/// <summary>Somebody on call takes the request for their practice: by the offer it has, or by one made now, if it passes every gate.</summary>
internal sealed class TakeRequest(
    CollegiumDb db, Here here, ClientsDoor clients, MembersDoor members, TakenOffer offers, AcceptOffer accepting)
{
    public static readonly Refusal NoPractice = new(
        "alert.no-practice", "You belong to no practice that could take it. Say by when you are on it, and find somebody who can.");

    public static Refusal KeptOut(IReadOnlyList<GateNote> gates) => new(
        "alert.kept-out",
        $"Your practice can't take this one: {Why(gates)}. Say by when you are on it, and find somebody who can.");

    private static string Why(IReadOnlyList<GateNote> gates) =>
        gates.Count == 0 ? "it does none of what this takes" : string.Join(", ", gates.Select(g => g.Note));

    public async Task<Result<Offer>> Run(Request request, Guid person)
    {
        var roster = await members.Roster();
        if (!roster.People.TryGetValue(person, out var card) || await clients.Find(request.ClientId!.Value) is not { } client)
        {
            return NoPractice;
        }

        if (await offers.Of(request, client, card.Practice) is not { } offer)
        {
            return KeptOut(await offers.Gates(request, client, card.Practice));
        }

        await db.SaveChangesAsync();
        here.Enter(new Actor(db.Chapter, Roles.Practitioner, card.Name) { Practice = card.Practice, Practitioner = person, Login = here.Actor.Login });
        return await accepting.Run(offer.Id);
    }
}

/// <summary>The open offer of a practice, or one made for it now; none where a gate keeps it out.</summary>
internal sealed class TakenOffer(Shortlisting shortlisting, OfferMaking making)
{
    public async Task<Offer?> Of(Request request, ClientCard client, Guid practice)
    {
        if ((await making.Of(request)).Find(o => o.PracticeId == practice && o.State == OfferState.Open) is { } open)
        {
            return open;
        }

        var choice = (await shortlisting.Of(request, client, [], int.MaxValue)).Choices.FirstOrDefault(c => c.Practice == practice);
        return choice is null ? null : (await making.Make(request, client.Zone, [choice]))[0];
    }

    public Task<IReadOnlyList<GateNote>> Gates(Request request, ClientCard client, Guid practice) => shortlisting.KeptOut(request, client, practice);
}
