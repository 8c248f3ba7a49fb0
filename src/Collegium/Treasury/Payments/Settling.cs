using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payments;

/// <summary>What a sum does to a client's open invoices.</summary>
internal sealed record Settlement(IReadOnlyList<(Invoice Invoice, long Minor)> Taken, long Credit)
{
    public IReadOnlyList<SubAmount> Receivables => [.. Taken.Select(t => new SubAmount(t.Invoice.Receivable, t.Minor))];
}

/// <summary>Spreads money over a client's invoices: the one the payer named first, else the oldest due.</summary>
internal sealed class Settling(CollegiumDb db, Shares shares, FactLog facts, TimeProvider clock)
{
    /// <summary>Holds the client's open invoices and says what each takes; nothing is changed yet.</summary>
    public async Task<Settlement> Plan(Guid client, long minor, Guid? named)
    {
        var ids = await db.Set<Invoice>().Where(i => i.ClientId == client && i.State != InvoiceState.Paid).OrderBy(i => i.Id).Select(i => i.Id).ToListAsync();
        var open = new Dictionary<string, Invoice>();
        foreach (var id in ids)
        {
            if (await db.Locked<Invoice>(id) is { State: not InvoiceState.Paid } invoice)
            {
                open.Add(invoice.Receivable, invoice);
            }
        }

        var first = open.Values.Where(i => i.Id == named).Select(i => new PayerInstruction(i.Receivable)).ToArray();
        var (taken, credit) = Allocation.Over(
            minor, [.. open.Values.OrderBy(i => i.Number, StringComparer.Ordinal).Select(i => new OpenInvoice(i.Receivable, i.DueOn, i.OpenMinor))], first);
        return new Settlement([.. taken.Select(t => (open[t.Sub], t.Minor))], credit);
    }

    /// <summary>Marks the invoices paid, wholly or in part, and releases the members' shares. The money itself was posted before.</summary>
    public async Task Apply(Settlement settlement, Guid? payment, string key, DateOnly day)
    {
        foreach (var (invoice, minor) in settlement.Taken)
        {
            invoice.PaidMinor += minor;
            invoice.State = invoice.OpenMinor == 0 ? InvoiceState.Paid : InvoiceState.PartPaid;
            db.Add(new Allocated { Id = clock.NewId(), PaymentId = payment, InvoiceId = invoice.Id, Minor = minor, At = clock.Now() });
            await shares.Release(invoice, $"{key} release {invoice.Id:N}", day);
            facts.Append(
                invoice.State == InvoiceState.Paid ? "invoice.paid" : "invoice.part-paid", Issuing.About(invoice), Sight.Client,
                new { invoice.Number, minor, invoice.OpenMinor, invoice.Currency });
        }
    }
}
