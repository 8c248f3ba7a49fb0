using Collegium.Clients;
using Collegium.Database;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payments;

/// <summary>Reads payments: officers see all, a client its own.</summary>
internal sealed class PaymentView(CollegiumDb db, ClientsDoor clients)
{
    public IQueryable<Payment> Seen()
    {
        var (payments, client) = (db.Set<Payment>().AsNoTracking(), db.Actor.Client);
        return db.Actor.IsOfficer ? payments : payments.Where(p => client != null && p.ClientId == client);
    }

    public async Task<PaymentCard?> Find(Guid id) =>
        await Seen().SingleOrDefaultAsync(p => p.Id == id) is { } found ? (await Show([found]))[0] : null;

    public async Task<PaymentCard> Show(Payment payment) => (await Show([payment]))[0];

    public async Task<IReadOnlyList<PaymentCard>> Show(IReadOnlyList<Payment> payments)
    {
        Guid?[] ids = [.. payments.Select(p => (Guid?)p.Id)];
        var names = await clients.Cards([.. payments.Select(p => p.ClientId).OfType<Guid>().Distinct()]);
        var taken = (await (from part in db.Set<Allocated>().AsNoTracking()
                            join invoice in db.Set<Invoice>().AsNoTracking() on part.InvoiceId equals invoice.Id
                            where ids.Contains(part.PaymentId)
                            orderby invoice.DueOn, invoice.Number
                            select new { part.PaymentId, part.Minor, invoice.Id, invoice.Number }).ToListAsync()).ToLookup(a => a.PaymentId);
        return [.. payments.Select(p => new PaymentCard(
            p.Id, p.ClientId is { } client ? new Party(client, names.TryGetValue(client, out var known) ? known.Name : "A former client") : null,
            p.AmountMinor, p.Currency, p.ReceivedOn, p.Means, p.Reference,
            [.. taken[p.Id].Select(a => new AllocationCard(new InvoiceRef(a.Id, a.Number), a.Minor))], p.CreditMinor, p.ClientId is null, p.RecordedAt))];
    }
}
