using System.Globalization;
using Collegium.Desk;
using Collegium.Governance;
using Collegium.Ui;

namespace Collegium.Treasury.Invoices;

/// <summary>Hands the desk what a request was billed, with what is open, how to pay it and where the money goes.</summary>
internal sealed class BillOfRequest(TreasuryDoor treasury, GovernanceDoor governance) : IBillOfRequest
{
    public async Task<RequestBill?> Of(Guid request)
    {
        var bills = await treasury.InvoicesOf(request);
        if (bills.Count == 0)
        {
            return null;
        }

        var (chapter, rules) = (await governance.Chapter(), await governance.Rules());
        var shares = bills.SelectMany(b => b.Shares).ToList();
        var fees = await treasury.FeesOf([.. bills.Select(b => b.Id)]);
        var open = bills.Sum(b => b.OpenMinor);
        var due = bills.Where(b => b.OpenMinor > 0).Select(b => (DateOnly?)b.DueOn).Max();
        return new RequestBill(bills[0].Currency, [.. bills.Reverse().SelectMany(Lines)], open, Goes(bills, shares, fees), bills.Sum(b => b.TotalMinor))
        {
            Invoices = [.. bills.Reverse().Select(b => b.Number)],
            Fees = [.. fees.Select(f => new BillLine(f.Referrer.Name, f.Minor))],
            DueOn = due,
            PayBy = $"By bank transfer, or by check to {chapter.Name}, {chapter.Address}, {chapter.City}.",
            Owed = Owed(shares, due, rules),
        };
    }

    public async Task<OpenOnBills?> Open() =>
        await treasury.Invoices() is [var latest, ..] bills ? new OpenOnBills(latest.Currency, bills.Sum(b => b.OpenMinor)) : null;

    private static IEnumerable<BillLine> Lines(InvoiceCard bill)
    {
        var minutes = bill.Lines.Sum(l => l.Minutes);
        var (work, rest) = (bill.Lines.Where(l => l.Minutes > 0).Sum(l => l.NetMinor), bill.Lines.Where(l => l.Minutes == 0).Sum(l => l.NetMinor));
        if (minutes > 0)
        {
            yield return new BillLine($"Work, {Show.Hours(minutes)} h", work);
        }

        if (rest != 0)
        {
            yield return new BillLine("Parts at cost", rest);
        }

        if (bill.TaxMinor != 0)
        {
            yield return new BillLine("Sales tax", bill.TaxMinor);
        }

        if (bill.TotalMinor != bill.OpenMinor)
        {
            yield return new BillLine("Paid", bill.OpenMinor - bill.TotalMinor);
        }
    }

    private static IReadOnlyList<BillLine> Goes(IReadOnlyList<InvoiceCard> bills, List<ShareCard> shares, IReadOnlyList<FeeCard> fees)
    {
        var (net, tax) = (bills.Sum(b => b.NetMinor), bills.Sum(b => b.TaxMinor));
        BillLine[] all =
        [
            .. shares.GroupBy(s => s.Practice.Name).Select(g => new BillLine(g.Key, g.Sum(s => s.Minor) - fees.Where(f => f.Served.Name == g.Key).Sum(f => f.Minor))),
            .. fees.Select(f => new BillLine($"{f.Referrer.Name}, for passing it on", f.Minor - f.ChapterMinor)),
            new("The co-operative", net - shares.Sum(s => s.Minor) + fees.Sum(f => f.ChapterMinor)),
            new("Sales tax", tax),
        ];
        return [.. all.Where(l => l.Minor != 0)];
    }

    private static string? Owed(List<ShareCard> shares, DateOnly? due, CharterRules rules) => shares switch
    {
        [] => null,
        _ when due is null || shares.All(s => s.ReleasedMinor == s.Minor) => "The client has paid, so the member’s part is payable.",
        _ => string.Create(CultureInfo.InvariantCulture, $"Owed when the client pays, and on {Show.LongDay(due.Value.AddDays(rules.BackstopDays))} at the latest."),
    };
}
