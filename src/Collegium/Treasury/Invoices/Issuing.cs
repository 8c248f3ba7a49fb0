using System.Globalization;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Ledger;
using Collegium.Treasury.Books;

namespace Collegium.Treasury.Invoices;

/// <summary>A line before its tax is known.</summary>
internal sealed record DraftLine(LineKind Kind, string Text, int Minutes, long UnitMinor, long NetMinor)
{
    public DateOnly? Day { get; init; }

    public Guid? RequestId { get; init; }

    public Guid? PracticeId { get; init; }

    /// <summary>The sub-account of revenue the work is booked on.</summary>
    public string Job { get; init; } = "";
}

/// <summary>Gives an invoice its number, taxes and days, writes it and posts it (R03; R06 for a plan).</summary>
internal sealed class Issuing(CollegiumDb db, GovernanceDoor governance, Book book, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotOurs = new(
        "invoice.not-ours",
        "In an association members bill their own work, so the chapter issues no invoice for it. Use the practice's own invoicing.");

    public async Task<DateOnly> Today() => new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(clock.Now());

    public DateTime Now() => clock.Now();

    public string NewKey() => clock.NewId().ToString("N");

    public async Task<Invoice> Issue(Guid client, Guid? request, IReadOnlyList<DraftLine> drafts)
    {
        var (rules, chapter, today) = (await governance.Rules(), await governance.Chapter(), await Today());
        var number = await db.NextNumber(string.Create(CultureInfo.InvariantCulture, $"invoice-{today.Year}"));
        var id = clock.NewId();
        var lines = Taxed(id, drafts, rules);
        var (net, tax) = (lines.Sum(l => l.NetMinor), lines.Sum(l => l.TaxMinor));
        var invoice = new Invoice
        {
            Id = id,
            Number = string.Create(CultureInfo.InvariantCulture, $"{today.Year}-{number:0000}"),
            ClientId = client,
            RequestId = request,
            Currency = chapter.Currency,
            NetMinor = net,
            TaxMinor = tax,
            TotalMinor = net + tax,
            SharePercent = rules.MemberSharePercent,
            IssuedOn = today,
            DueOn = today.AddDays(rules.PaymentDays),
            IssuedAt = clock.Now(),
            IssuedBy = db.Actor.Login,
        };
        db.Add(invoice);
        db.AddRange(lines);
        await Post(invoice, drafts);
        facts.Append(
            "invoice.issued", About(invoice), Sight.Client,
            new { invoice.Number, invoice.TotalMinor, invoice.TaxMinor, invoice.Currency, invoice.IssuedOn, invoice.DueOn });
        return invoice;
    }

    public static About About(Invoice invoice) => new("invoice", invoice.Id) { Client = invoice.ClientId, Request = invoice.RequestId };

    private Task<Guid> Post(Invoice invoice, IReadOnlyList<DraftLine> drafts)
    {
        var plan = drafts.Where(d => d.Kind == LineKind.Plan).Sum(d => d.NetMinor);
        return book.Post(
            $"invoice {invoice.Id:N}", invoice.IssuedOn, "invoice", $"Invoice {invoice.Number}",
            PostingRules.Invoice(
                invoice.Receivable,
                [.. drafts.Where(d => d.Kind != LineKind.Plan).GroupBy(d => d.Job).Select(g => new SubAmount(g.Key, g.Sum(d => d.NetMinor)))],
                [new SubAmount(invoice.Block, plan)],
                [new SubAmount("", invoice.TaxMinor)]),
            $"invoice/{invoice.Id}");
    }

    /// <summary>Tax per invoice and rate, so that many small lines don't each gain a half cent.</summary>
    private static List<InvoiceLine> Taxed(Guid invoice, IReadOnlyList<DraftLine> drafts, CharterRules rules)
    {
        var taxes = new long[drafts.Count];
        foreach (var group in Enumerable.Range(0, drafts.Count).GroupBy(i => Percent(drafts[i], rules)))
        {
            int[] rows = [.. group];
            var each = SalesTax.PerInvoice([.. rows.Select(i => drafts[i].NetMinor)], group.Key / 100m);
            for (var k = 0; k < rows.Length; k++)
            {
                taxes[rows[k]] = each[k];
            }
        }

        return [.. drafts.Select((d, i) => new InvoiceLine
        {
            InvoiceId = invoice,
            N = i + 1,
            Kind = d.Kind,
            Text = d.Text,
            Day = d.Day,
            RequestId = d.RequestId,
            PracticeId = d.PracticeId,
            Minutes = d.Minutes,
            UnitMinor = d.UnitMinor,
            NetMinor = d.NetMinor,
            TaxPercent = Percent(d, rules),
            TaxMinor = taxes[i],
        })];
    }

    private static decimal Percent(DraftLine line, CharterRules rules) => line.Kind == LineKind.Parts ? rules.TaxPercentOnParts : rules.TaxPercentOnWork;
}
