using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>What whoever told it reads aloud before hanging up.</summary>
internal sealed record ToldShown(Request Request, Guid? Offer);

/// <summary>Clients a practice works or worked for: for them its people may tell a request, with the client on the phone.</summary>
internal sealed class ServedClients(CollegiumDb db, ClientNames names)
{
    public Task<bool> Has(Guid practice, Guid client) => Work(practice).AnyAsync(r => r.ClientId == client);

    public async Task<IReadOnlyList<string>> Names(Guid practice)
    {
        var ids = await Work(practice).Select(r => r.ClientId!.Value).Distinct().ToListAsync();
        var known = await names.With(db, ids);
        return [.. ids.Select(id => known[id]).Order(StringComparer.OrdinalIgnoreCase)];
    }

    /// <summary>A request the reader told since then, and the practice's own offer of it, if it is asked.</summary>
    public async Task<ToldShown?> Told(Guid practice, int number, DateTime since)
    {
        var login = db.Actor.Login;
        return await db.Set<Request>().AsNoTracking().Where(r => r.Number == number && r.ToldAt > since)
            .Where(r => db.Set<Fact>().Any(f => f.RequestId == r.Id && f.Kind == "request.told" && f.ActorLogin == login)).SingleOrDefaultAsync() is { } request
            ? new(request, await db.Set<Offer>().Where(o => o.RequestId == request.Id && o.PracticeId == practice).Select(o => (Guid?)o.Id).SingleOrDefaultAsync())
            : null;
    }

    private IQueryable<Request> Work(Guid practice) =>
        db.Set<Request>().Where(r => r.PracticeId == practice && r.ClientId != null && r.State != RequestState.Refused);
}
