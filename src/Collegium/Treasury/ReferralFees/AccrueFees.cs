using Collegium.Database;
using Collegium.Desk;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.ReferralFees;

/// <summary>The client has paid, wholly or in part: as much of the fees agreed for passing the work on falls due (R31), never more than was disclosed.</summary>
internal sealed class AccrueFees(CollegiumDb db, DeskDoor desk, GovernanceDoor governance, Book book, FactLog facts, TimeProvider clock) : IReaction
{
    public string Name => "treasury.referral-fees";

    public bool Wants(string kind) => kind is "invoice.paid" or "invoice.part-paid";

    public async Task React(Fact fact)
    {
        if (fact.ClientId is not { } client || await desk.FeesAgreed(client) is not { Count: > 0 } agreed)
        {
            return;
        }

        var invoice = await db.Locked<Invoice>(fact.AboutId) ?? throw new InvalidOperationException($"No invoice {fact.AboutId}.");
        var lines = await db.Set<InvoiceLine>().AsNoTracking().Where(l => l.InvoiceId == invoice.Id && l.Kind == LineKind.Work).ToListAsync();
        var day = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(fact.At);
        foreach (var (fee, net) in lines.GroupBy(l => Of(l, agreed)).Select(g => (g.Key, g.Sum(l => l.NetMinor))).Where(g => g.Item2 > 0))
        {
            if (fee is not null && fact.At <= fee.Until)
            {
                await Accrue(invoice, fee, net, day);
            }
        }
    }

    /// <summary>At most one fee for a line of work, the latest agreed by its day: its own request's before one for all work. When that has ended, no other steps in.</summary>
    private static AgreedFee? Of(InvoiceLine line, IReadOnlyList<AgreedFee> agreed)
    {
        var known = agreed.Where(f => f.Served == line.PracticeId && f.From <= line.Day).ToList();
        return known.FindLast(f => f.Request == line.RequestId) ?? known.FindLast(f => f.AllWork);
    }

    private async Task Accrue(Invoice invoice, AgreedFee agreed, long net, DateOnly day)
    {
        var before = await db.Set<ReferralFee>().AsNoTracking().Where(f => f.ReferralId == agreed.Referral).ToListAsync();
        // Held, because a payout may keep it back meanwhile.
        var fee = before.Find(f => f.InvoiceId == invoice.Id) is { } known ? await db.Locked<ReferralFee>(known.Id) : null;
        var whole = new Money(net, Currency.Parse(invoice.Currency)).Times(agreed.Percent / 100m, RoundingMode.HalfEven).Minor;
        var step = Math.Min(ToDate.Step(whole, invoice.PaidMinor, invoice.TotalMinor, Math.Min(fee?.Minor ?? 0, whole)), agreed.CapMinor - before.Sum(f => f.Minor));
        if (step <= 0)
        {
            return;
        }

        if (fee is null)
        {
            db.Add(fee = new ReferralFee
            {
                Id = clock.NewId(), ReferralId = agreed.Referral, RequestId = agreed.Request, RequestNumber = agreed.Number, InvoiceId = invoice.Id,
                ServedId = agreed.Served, ReferrerId = agreed.Referrer,
            });
        }

        var percent = (await governance.Rules(agreed.At)).Referrals.ChapterPercent;
        var chapter = Math.Clamp(Part(fee.Minor + step, percent, invoice.Currency) - fee.ChapterMinor, 0, step);
        (fee.Minor, fee.ChapterMinor) = (fee.Minor + step, fee.ChapterMinor + chapter);
        await Owe(fee, invoice.Currency, step - chapter);
        await book.Post(
            $"referral-fee {fee.Id:N} {fee.Minor}", day, "referral-fee", FormattableString.Invariant($"Fee for passing request {agreed.Number} on"),
            PostingRules.ReferralFee(Shares.Member(agreed.Served), Shares.Member(agreed.Referrer), step, chapter), $"invoice/{invoice.Id}");
        Tell(fee, agreed.Referrer, step - chapter, invoice.Currency, "referral-fee.earned");
        Tell(fee, agreed.Served, step, invoice.Currency, "referral-fee.owed");
    }

    private static long Part(long minor, decimal percent, string currency) =>
        percent == 0 ? 0 : new Money(minor, Currency.Parse(currency)).Times(percent / 100m, RoundingMode.HalfEven).Minor;

    /// <summary>The referrer is paid by payout like any share.</summary>
    private async Task Owe(ReferralFee fee, string currency, long minor)
    {
        if (minor == 0)
        {
            return;
        }

        var id = await db.Set<Share>().Where(s => s.FeeId == fee.Id).Select(s => s.Id).SingleOrDefaultAsync();
        if (await db.Locked<Share>(id) is not { } share)
        {
            db.Add(share = new Share
            {
                Id = clock.NewId(), FeeId = fee.Id, For = FormattableString.Invariant($"Passing request {fee.RequestNumber} on"), PracticeId = fee.ReferrerId, Currency = currency,
            });
        }

        (share.Minor, share.ReleasedMinor) = (share.Minor + minor, share.ReleasedMinor + minor);
    }

    private void Tell(ReferralFee fee, Guid practice, long minor, string currency, string kind) =>
        facts.Append(kind, new("referral-fee", fee.Id) { Practice = practice, Request = fee.RequestId }, Sight.Practice, new { practice, minor, currency });
}
