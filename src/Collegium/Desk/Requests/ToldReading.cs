using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>What whoever told a request may see of it unproven: that it arrived, by when somebody answers, and names the front page shows.</summary>
internal sealed record ToldSeen(int Number, RequestState State, DateTime RespondBy, bool ByMail, IReadOnlyList<(string Person, string Practice, string City)> Asked);

internal sealed class ToldReading(CollegiumDb db, Links links, MembersDoor members, ClientsDoor clients)
{
    public async Task<ToldSeen?> Find(string secret)
    {
        if (await links.Find(secret, LinkKind.Told) is not { } link
            || await db.Set<Request>().AsNoTracking().SingleOrDefaultAsync(r => r.Id == link.About) is not { } request)
        {
            return null;
        }

        var roster = await members.Roster();
        var asked = await db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == request.Id).OrderBy(o => o.Place).ToListAsync();
        var contact = request.ContactId is { } id ? await clients.Contact(id) : null;
        return new ToldSeen(
            request.Number, request.State, request.RespondBy, contact?.Mail is not null,
            [.. from offer in asked
                let firm = roster.Practices.GetValueOrDefault(offer.PracticeId)
                let person = roster.People.GetValueOrDefault(offer.PractitionerId)
                where firm is { Standing: Standing.Full or Standing.Provisional } && person is not null
                select (person.Name, firm.Name, firm.City)]);
    }
}
