using Collegium.Database;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Treasury.Invoices;
using Collegium.Treasury.Payments;
using Collegium.Treasury.Payouts;
using Collegium.Treasury.ReferralFees;
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
    private readonly MembersDoor _members;

    internal TreasuryDoor(CollegiumDb db, GovernanceDoor governance, MembersDoor members, InvoiceView invoices, PaymentView payments, PayoutView payouts) =>
        (_db, _governance, _members, _invoices, _payments, _payouts) = (db, governance, members, invoices, payments, payouts);

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
        var done = _db.Set<Payout>().AsNoTracking().Where(p => mine && p.PracticeId == practice && p.State == PayoutState.Paid);
        var (paid, kept) = (await done.SumAsync(p => p.AmountMinor), await done.SumAsync(p => p.WithheldMinor));
        var fees = await _db.Set<ReferralFee>().AsNoTracking().Where(f => mine && f.ServedId == practice).SumAsync(f => f.Minor - f.WithheldMinor);
        var currency = (await _governance.Chapter()).Currency;
        return (shares is null ? new Owed(currency, 0, 0, 0, 0)
            : new Owed(currency, shares.All - shares.Released, shares.Released - shares.In, shares.In - paid - kept, paid)) with { FeesMinor = fees };
    }

    /// <summary>Fees fallen due on bills, for work that was passed on; whoever sees the bills sees them.</summary>
    public async Task<IReadOnlyList<FeeCard>> FeesOf(IReadOnlyCollection<Guid> invoices) => await Fees(_db.Set<ReferralFee>().Where(f => invoices.Contains(f.InvoiceId)));

    /// <summary>Fees a practice earned or owes, newest first; none of somebody else's.</summary>
    public async Task<IReadOnlyList<FeeCard>> FeesWith(Guid practice)
    {
        var mine = _db.Actor.IsOfficer || _db.Actor.Practice == practice;
        return await Fees(_db.Set<ReferralFee>().Where(f => mine && (f.ServedId == practice || f.ReferrerId == practice)));
    }

    private async Task<IReadOnlyList<FeeCard>> Fees(IQueryable<ReferralFee> fees)
    {
        var read = await fees.AsNoTracking().OrderByDescending(f => f.Id).ToListAsync();
        var names = read.Count == 0 ? null : (await _members.Roster()).Practices;
        Party Name(Guid id) => new(id, names!.TryGetValue(id, out var known) ? known.Name : "A former member");
        return [.. read.Select(f => new FeeCard(f.RequestNumber, Name(f.ServedId), Name(f.ReferrerId), f.Minor, f.ChapterMinor, f.WithheldMinor))];
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
