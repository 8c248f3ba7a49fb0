using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Referrals;

/// <summary>Colleagues a practice could pass a request on to: the same gates as for everybody, by how well they do it and how far this practice may trust them.</summary>
internal sealed class Peers(CollegiumDb db, ClientsDoor clients, Shortlisting shortlisting)
{
    public const int Most = 8;

    public async Task<Shortlist> Of(Request request, Guid referrer, int most = Most)
    {
        var client = (await clients.Find(request.ClientId!.Value))!;
        var asked = await db.Set<Offer>().AsNoTracking()
            .Where(o => o.RequestId == request.Id && (o.State == OfferState.Open || o.State == OfferState.Refused)).Select(o => o.PracticeId).ToListAsync();
        return await shortlisting.Of(request, client, [.. asked, referrer], most, referrer);
    }

    /// <summary>One colleague with the reasons, or null where a gate keeps it out.</summary>
    public async Task<Choice?> One(Request request, Guid referrer, Guid practice) =>
        (await Of(request, referrer, int.MaxValue)).Choices.FirstOrDefault(c => c.Practice == practice);
}

/// <summary>Colleagues to pick from, best first, for whoever has the request or is asked for it.</summary>
internal sealed record PeersFound(Request Request, IReadOnlyList<Choice> Choices, Shortlist All, Roster Roster)
{
    public Named Practice(Choice choice) => new(choice.Practice, Roster.Practices.TryGetValue(choice.Practice, out var p) ? p.Name : StoryNames.Former);

    public Named Person(Choice choice) => new(choice.Practitioner, Roster.People.TryGetValue(choice.Practitioner, out var p) ? p.Name : StoryNames.Former);
}

internal sealed class PeersSeen(CollegiumDb db, Peers peers, MembersDoor members)
{
    /// <summary>Eight distances tell where a client is, and jobs done there who it is.</summary>
    private static readonly string[] Telling = ["near", "knows-them"];

    public async Task<PeersFound?> Of(Guid id)
    {
        if (db.Actor.Practice is not { } own || await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == id && r.ClientId != null) is not { } request
            || !(ReferralAccess.IsWith(request, own) || await IsAsked(request, own)))
        {
            return null;
        }

        var found = await peers.Of(request, own);
        var choices = request.PracticeId == own ? found.Choices : [.. found.Choices.Select(Untold).OrderByDescending(c => c.Points).ThenBy(c => c.Practice)];
        return new PeersFound(request, choices, found, await members.Roster());
    }

    private static Choice Untold(Choice choice)
    {
        var told = choice.Reasons.ToLookup(r => Telling.Contains(r.Factor));
        return choice with { Points = choice.Points - told[true].Sum(r => r.Value), Reasons = [.. told[false]] };
    }

    private async Task<bool> IsAsked(Request request, Guid own) =>
        request.State == RequestState.Asked && await db.Set<Offer>().AnyAsync(o => o.RequestId == request.Id && o.PracticeId == own && o.State == OfferState.Open);

    public Task<Guid?> Numbered(int number) => db.Set<Request>().Where(r => r.Number == number).Select(r => (Guid?)r.Id).SingleOrDefaultAsync();
}
