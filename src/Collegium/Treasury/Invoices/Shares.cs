using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

/// <summary>Members' parts of invoices: owed on condition (R10), released as the client pays (R12).</summary>
internal sealed class Shares(CollegiumDb db, Book book, FactLog facts, TimeProvider clock)
{
    public static string Member(Guid practice) => $"{practice:N}";

    /// <summary>The sub-account of what falls due to a practice as this invoice is paid.</summary>
    public static string Conditional(Guid practice, Invoice invoice) => $"{practice:N}/{invoice.Number}";

    /// <summary>R10: so much of the invoice is the practice's, once the client has paid; at once where that has happened. What it was paid too much before is taken off.</summary>
    public async Task Owe(Invoice invoice, Guid practice, long minor, string job, string key, DateOnly day)
    {
        if (minor == 0)
        {
            return;
        }

        var share = await Find(invoice, practice);
        var before = Math.Min(minor, share.OverpaidMinor);
        share.OverpaidMinor -= before;
        minor -= before;
        if (minor == 0)
        {
            return;
        }

        share.Minor += minor;
        var (cost, text) = ($"{practice:N}/{job}", $"Member's share of {invoice.Number}");
        if (invoice.State == InvoiceState.Paid)
        {
            share.ReleasedMinor += minor;
            await book.Post(key, day, "member-share", text, PostingRules.MemberSharePayable(cost, Member(practice), minor), Links(invoice));
            Released(invoice, practice, minor);
            return;
        }

        await book.Post(
            key, day, "member-share", text, PostingRules.MemberShare(cost, new SubAmount(Conditional(practice, invoice), minor)), Links(invoice));
        await Release(invoice, $"{key} release", day);
    }

    /// <summary>R12: as much of each share as the client has paid of the invoice to date.</summary>
    public async Task Release(Invoice invoice, string key, DateOnly day)
    {
        var lines = new List<Posting>();
        foreach (var share in await Of(invoice))
        {
            var step = ToDate.Step(share.Minor, invoice.PaidMinor, invoice.TotalMinor, share.ReleasedMinor);
            if (step == 0)
            {
                continue;
            }

            share.ReleasedMinor += step;
            lines.AddRange(PostingRules.ConditionMet(Conditional(share.PracticeId, invoice), Member(share.PracticeId), step));
            Released(invoice, share.PracticeId, step);
        }

        if (lines.Count > 0)
        {
            await book.Post(key, day, "share-released", $"Member's share of {invoice.Number} released", lines, Links(invoice));
        }
    }

    /// <summary>
    /// Takes back what returned hours brought a practice, as far as it isn't in a payout yet; what was paid out stays paid, is shown to
    /// the treasurer, and is taken off what falls due next.
    /// </summary>
    public async Task TakeBack(Invoice invoice, Guid practice, long minor, string job, string key, DateOnly day)
    {
        var share = await Find(invoice, practice);
        share.OverpaidMinor += minor;
        await Recover(share, invoice, job, key, day);
        if (share.OverpaidMinor > 0)
        {
            facts.Append(
                "share.overpaid", new("invoice", invoice.Id) { Practice = practice }, Sight.Practice, new { practice, minor = Math.Min(minor, share.OverpaidMinor), invoice.Currency });
        }
    }

    /// <summary>What a payout held that is dropped now may be taken back after all.</summary>
    public async Task Dropped(Share share, string key, DateOnly day)
    {
        if (share.OverpaidMinor > 0 && await db.Set<Invoice>().SingleOrDefaultAsync(i => i.Id == share.InvoiceId) is { } invoice)
        {
            await Recover(share, invoice, $"invoice {invoice.Number}", key, day);
        }
    }

    private async Task Recover(Share share, Invoice invoice, string job, string key, DateOnly day)
    {
        var practice = share.PracticeId;
        var back = Math.Min(share.OverpaidMinor, share.Minor - share.InPayoutMinor);
        var (waiting, cost) = (Math.Min(back, share.Minor - share.ReleasedMinor), $"{practice:N}/{job}");
        share.OverpaidMinor -= back;
        var lines = PostingRules.MemberShareReturned(cost, new SubAmount(Conditional(practice, invoice), waiting), new SubAmount(Member(practice), back - waiting));
        (share.Minor, share.ReleasedMinor) = (share.Minor - back, share.ReleasedMinor - (back - waiting));
        if (lines.Count > 0)
        {
            await book.Post(key, day, "member-share", $"Member's share of {invoice.Number} taken back, the time was corrected", lines, Links(invoice));
        }
    }

    private void Released(Invoice invoice, Guid practice, long minor) =>
        facts.Append(
            "share.released", new("invoice", invoice.Id) { Practice = practice, Request = invoice.RequestId }, Sight.Practice,
            new { practice, minor, invoice.Currency });

    private static string Links(Invoice invoice) => $"invoice/{invoice.Id}";

    private async Task<Share> Find(Invoice invoice, Guid practice)
    {
        var share = (await Of(invoice)).Find(s => s.PracticeId == practice);
        if (share is null)
        {
            db.Add(share = new Share { Id = clock.NewId(), InvoiceId = invoice.Id, PracticeId = practice, Currency = invoice.Currency });
        }

        return share;
    }

    /// <summary>Also those of an invoice that is only being written. Held, so that a payout doesn't read them meanwhile.</summary>
    private async Task<List<Share>> Of(Invoice invoice)
    {
        var ids = await db.Set<Share>().Where(s => s.InvoiceId == invoice.Id).OrderBy(s => s.Id).Select(s => s.Id).ToListAsync();
        foreach (var id in ids)
        {
            await db.Locked<Share>(id);
        }

        return [.. db.Set<Share>().Local.Where(s => s.InvoiceId == invoice.Id).OrderBy(s => s.PracticeId)];
    }
}
