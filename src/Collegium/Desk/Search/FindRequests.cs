using System.Globalization;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Search;

/// <summary>Requests by their words, or by a number: that one first, then the newest.</summary>
internal sealed class FindRequests(CollegiumDb db, ClientNames clients)
{
    public async Task<IReadOnlyList<FoundRequest>> Run(string words, int most)
    {
        var asked = WordQuery.Read(words);
        var number = int.TryParse(words.Trim().TrimStart('#'), NumberStyles.None, CultureInfo.InvariantCulture, out var n) ? n : -1;
        var found = await db.Set<Request>().AsNoTracking().Saying(db, asked)
            .OrderByDescending(r => r.Number == number).ThenByDescending(r => r.Number).Take(most).ToListAsync();
        var excerpts = new Dictionary<Guid, IReadOnlyList<FoundPiece>>();
        foreach (var part in found.GroupBy(r => db.Actor.IsOfficer || (db.Actor.Is(Roles.Practitioner) && r.PracticeId == db.Actor.Practice)))
        {
            foreach (var (id, excerpt) in await Excerpts.Of(db, asked, [.. part.Select(r => r.Id)], inside: part.Key))
            {
                excerpts[id] = excerpt;
            }
        }

        var names = await clients.With(db, found.Select(r => r.ClientId).OfType<Guid>());
        return [.. found.Select(r => new FoundRequest(
            r.Id, r.Number, r.Headline, r.ClientId is { } id && names.TryGetValue(id, out var name) ? name : r.TellerFirm, r.State, r.ToldAt,
            excerpts.GetValueOrDefault(r.Id) ?? []))];
    }
}
