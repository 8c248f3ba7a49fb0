using Collegium.Database;
using Collegium.Members;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payouts;

/// <summary>Reads payouts: officers see all, a practice its own.</summary>
internal sealed class PayoutView(CollegiumDb db, MembersDoor members)
{
    public IQueryable<Payout> Seen()
    {
        var (payouts, practice) = (db.Set<Payout>().AsNoTracking(), db.Actor.Practice);
        return db.Actor.IsOfficer ? payouts : payouts.Where(p => practice != null && p.PracticeId == practice);
    }

    public async Task<PayoutCard?> Find(Guid id) =>
        await Seen().SingleOrDefaultAsync(p => p.Id == id) is { } found ? (await Show([found]))[0] : null;

    public async Task<PayoutCard> Show(Payout payout) => (await Show([payout]))[0];

    public async Task<IReadOnlyList<PayoutCard>> Show(IReadOnlyList<Payout> payouts)
    {
        Guid[] ids = [.. payouts.Select(p => p.Id)];
        var practices = (await members.Roster()).Practices;
        var lines = (await (from line in db.Set<PayoutLine>().AsNoTracking()
                            join share in db.Set<Share>().AsNoTracking() on line.ShareId equals share.Id
                            join found in db.Set<Invoice>().AsNoTracking() on line.InvoiceId equals (Guid?)found.Id into of
                            from invoice in of.DefaultIfEmpty()
                            where ids.Contains(line.PayoutId)
                            orderby invoice.Number, share.Id
                            select new { line.PayoutId, line.Minor, line.InvoiceId, Number = (string?)invoice.Number, share.For }).ToListAsync()).ToLookup(l => l.PayoutId);
        return [.. payouts.Select(p => new PayoutCard(
            p.Id, new Party(p.PracticeId, practices.TryGetValue(p.PracticeId, out var known) ? known.Name : "A former member"), p.AmountMinor, p.Currency, p.State,
            [.. lines[p.Id].Select(l => new PayoutLineCard(l.InvoiceId is { } invoice ? new InvoiceRef(invoice, l.Number!) : null, l.Minor) { For = l.For })], p.ProposedAt, p.DecidedAt) { ProposedBy = p.ProposedBy, WithheldMinor = p.WithheldMinor })];
    }
}
