using Collegium.Database;
using Collegium.Governance;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.Payments;
using Collegium.Treasury.Payouts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury;

/// <summary>The door of Treasury for reading: bills, payments and what a practice has coming, each cut to what the actor may see.</summary>
public sealed class TreasuryDoor
{
    private readonly CollegiumDb _db;
    private readonly GovernanceDoor _governance;
    private readonly InvoiceView _invoices;
    private readonly PaymentView _payments;
    private readonly PayoutView _payouts;

    internal TreasuryDoor(CollegiumDb db, GovernanceDoor governance, InvoiceView invoices, PaymentView payments, PayoutView payouts) =>
        (_db, _governance, _invoices, _payments, _payouts) = (db, governance, invoices, payments, payouts);

    public Task<InvoiceCard?> Invoice(Guid id) => _invoices.Find(id);

    /// <summary>The bills a request is on, newest first; also those that gather several requests.</summary>
    public async Task<IReadOnlyList<InvoiceCard>> InvoicesOf(Guid request) =>
        await _invoices.Show(await _invoices.Seen()
            .Where(i => i.RequestId == request || _db.Set<InvoiceLine>().Any(l => l.InvoiceId == i.Id && l.RequestId == request))
            .OrderByDescending(i => i.Id).ToListAsync());

    /// <summary>Bills, newest first; of one client when named.</summary>
    public async Task<IReadOnlyList<InvoiceCard>> Invoices(Guid? client = null, InvoiceState? state = null, int most = 200) =>
        await _invoices.Show(await _invoices.Seen().Where(i => (client == null || i.ClientId == client) && (state == null || i.State == state))
            .OrderByDescending(i => i.Id).Take(most).ToListAsync());

    /// <summary>Bills whose number holds these characters.</summary>
    public async Task<IReadOnlyList<InvoiceCard>> InvoicesLike(string number, int most) =>
        await _invoices.Show(await _invoices.Seen().Where(i => i.Number.Contains(number)).OrderByDescending(i => i.Id).Take(most).ToListAsync());

    public Task<PaymentCard?> Payment(Guid id) => _payments.Find(id);

    /// <summary>Payments, newest first; of one client, or only those whose payer isn't known yet.</summary>
    public async Task<IReadOnlyList<PaymentCard>> Payments(Guid? client = null, bool unidentified = false, int most = 200) =>
        await _payments.Show(await _payments.Seen().Where(p => (client == null || p.ClientId == client) && (!unidentified || p.ClientId == null))
            .OrderByDescending(p => p.Id).Take(most).ToListAsync());

    public Task<PayoutCard?> Payout(Guid id) => _payouts.Find(id);

    public async Task<IReadOnlyList<PayoutCard>> Payouts(Guid? practice = null, PayoutState? state = null, int most = 200) =>
        await _payouts.Show(await _payouts.Seen().Where(p => (practice == null || p.PracticeId == practice) && (state == null || p.State == state))
            .OrderByDescending(p => p.Id).Take(most).ToListAsync());

    /// <summary>What a practice has coming; zeros for somebody else's.</summary>
    public async Task<Owed> OwedTo(Guid practice)
    {
        var mine = _db.Actor.IsOfficer || _db.Actor.Practice == practice;
        var shares = await _db.Set<Share>().AsNoTracking().Where(s => mine && s.PracticeId == practice)
            .GroupBy(s => s.PracticeId).Select(g => new { All = g.Sum(s => s.Minor), Released = g.Sum(s => s.ReleasedMinor), In = g.Sum(s => s.InPayoutMinor) })
            .SingleOrDefaultAsync();
        var paid = await _db.Set<Payout>().AsNoTracking().Where(p => mine && p.PracticeId == practice && p.State == PayoutState.Paid)
            .SumAsync(p => p.AmountMinor);
        var currency = (await _governance.Chapter()).Currency;
        return shares is null ? new Owed(currency, 0, 0, 0, 0)
            : new Owed(currency, shares.All - shares.Released, shares.Released - shares.In, shares.In - paid, paid);
    }

    /// <summary>A practice's parts of invoices, newest first; none of somebody else's.</summary>
    public async Task<IReadOnlyList<ShareCard>> SharesOf(Guid practice)
    {
        var mine = _db.Actor.IsOfficer || _db.Actor.Practice == practice;
        var read = await (from share in _db.Set<Share>().AsNoTracking()
                          join found in _db.Set<Invoice>().AsNoTracking() on share.InvoiceId equals (Guid?)found.Id into of
                          from invoice in of.DefaultIfEmpty()
                          where mine && share.PracticeId == practice
                          orderby share.Id descending
                          select new { share, Number = (string?)invoice.Number }).ToListAsync();
        return [.. read.Select(r => new ShareCard(
            r.share.InvoiceId, r.Number ?? r.share.For!, new Party(practice, ""), r.share.Minor, r.share.ReleasedMinor, r.share.InPayoutMinor))];
    }
}
