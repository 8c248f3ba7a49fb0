using Collegium.Clients;
using Collegium.Database;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

/// <summary>Reads invoices for pages and API, cut to what the actor may see.</summary>
internal sealed class InvoiceView(CollegiumDb db, ClientsDoor clients, MembersDoor members)
{
    /// <summary>Officers see all, a client its own, the holder of a request's link that request's.</summary>
    public IQueryable<Invoice> Seen()
    {
        var invoices = db.Set<Invoice>().AsNoTracking();
        var (client, request) = (db.Actor.Client, db.Actor.Request);
        return db.Actor.IsOfficer ? invoices
            : invoices.Where(i => (client != null && i.ClientId == client) || (request != null && i.RequestId == request));
    }

    public async Task<InvoiceCard?> Find(Guid id) =>
        await Seen().SingleOrDefaultAsync(i => i.Id == id) is { } found ? (await Show([found]))[0] : null;

    public async Task<InvoiceCard> Show(Invoice invoice) => (await Show([invoice]))[0];

    public async Task<IReadOnlyList<InvoiceCard>> Show(IReadOnlyList<Invoice> invoices)
    {
        Guid[] ids = [.. invoices.Select(i => i.Id)];
        var names = await clients.Cards([.. invoices.Select(i => i.ClientId).Distinct()]);
        var practices = (await members.Roster()).Practices;
        var lines = (await db.Set<InvoiceLine>().AsNoTracking().Where(l => ids.Contains(l.InvoiceId)).OrderBy(l => l.N).ToListAsync()).ToLookup(l => l.InvoiceId);
        var shares = (await db.Set<Share>().AsNoTracking().Where(s => s.InvoiceId != null && ids.Contains(s.InvoiceId.Value)).ToListAsync()).ToLookup(s => s.InvoiceId!.Value);
        return [.. invoices.Select(i => new InvoiceCard(
            i.Id, i.Number, new Party(i.ClientId, names.TryGetValue(i.ClientId, out var client) ? client.Name : "A former client"), i.State, i.Currency,
            i.NetMinor, i.TaxMinor, i.TotalMinor, i.OpenMinor, i.IssuedOn, i.DueOn,
            [.. lines[i.Id].Select(l => new InvoiceLineCard(l.Kind, l.Text, l.Day, l.Minutes, l.UnitMinor, l.NetMinor, l.TaxPercent, l.TaxMinor)
            {
                Request = l.RequestId,
                Practice = l.PracticeId is { } practice ? Practice(practice) : null,
            })])
        {
            Request = i.RequestId,
            Plan = i.PlanId,
            Shares = [.. shares[i.Id].Select(s => new ShareCard(i.Id, i.Number, Practice(s.PracticeId), s.Minor, s.ReleasedMinor, s.InPayoutMinor))],
        })];

        Party Practice(Guid id) => new(id, practices.TryGetValue(id, out var known) ? known.Name : "A former member");
    }
}
