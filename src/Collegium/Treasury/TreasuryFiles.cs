using Collegium.Governance;
using Collegium.Http;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;

namespace Collegium.Treasury;

/// <summary>Lists and documents of the treasury as files.</summary>
internal static class TreasuryFiles
{
    private const Roles Keepers = Roles.Treasurer | Roles.Administrator;
    private const int Most = 50_000;

    public static void Map(IEndpointRouteBuilder files)
    {
        files.MapGet("/invoices/{number}.pdf", (string number, InvoicePdf pdf, TimeProvider clock) => pdf.Answer(number, clock))
            .Allow(Keepers | Roles.Steward | Roles.Client).WithName("InvoiceFile");
        files.MapGet("/books/journal.hledger", BooksApi.Hledger).Allow(Keepers).WithName("JournalFile");
        files.MapGet("/csv/books", Trial).Allow(Keepers).WithName("TrialBalanceFile");
        files.MapGet("/csv/books/accounts/{number:int}", Account).Allow(Keepers).WithName("AccountFile");
        files.MapGet("/csv/invoices", Invoices).Allow(Keepers | Roles.Steward).WithName("InvoicesFile");
        files.MapGet("/csv/payments", Payments).Allow(Keepers).WithName("PaymentsFile");
        files.MapGet("/csv/payouts", Payouts).Allow(Keepers).WithName("PayoutsFile");
        files.MapGet("/csv/statement", Statement).Allow(Roles.Practitioner | Roles.Treasurer).WithName("StatementFile");
    }

    private static async Task<IResult> Trial(BooksDoor books)
    {
        var trial = await books.TrialBalance();
        return new CsvFile("trial-balance", ["account", "name", "debit", "credit", "currency"], trial.Accounts.Select(a => Row(
            a.Number, a.Name, a.BalanceMinor >= 0 ? Amount(a.BalanceMinor) : null, a.BalanceMinor < 0 ? Amount(-a.BalanceMinor) : null, trial.Currency)));
    }

    /// <summary>The entries the page shows, from the same place on.</summary>
    private static async Task<IResult> Account(int number, BooksDoor books, string? after) =>
        await books.Statement(number, after: after, limit: 50) is var found && found.Refusal is { } no ? Problems.Result(no)
        : new CsvFile($"account-{number}", ["day", "entry", "what happened", "kind", "amount", "balance", "currency"], found.Value.Entries.Select(e => Row(
            e.Day, $"J-{e.Number}", e.Text, e.Kind, Amount(e.AmountMinor), Amount(e.BalanceMinor), found.Value.Currency)));

    private static async Task<IResult> Invoices(InvoiceReads reads, GovernanceDoor governance, TimeProvider clock, string? q, string? state)
    {
        var today = new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).Day(Database.ClockReading.Now(clock));
        var list = await reads.List(string.IsNullOrWhiteSpace(q) ? null : q.Trim(), state, 0, Most, today);
        return new CsvFile("invoices", ["number", "client", "sent", "due", "state", "total", "open"], list.Rows.Select(i => Row(
            i.Number, list.Client(i), i.IssuedOn, i.DueOn, i.State.ToString(), Amount(i.TotalMinor), Amount(i.OpenMinor))));
    }

    private static async Task<IResult> Payments(TreasuryDoor treasury, string? view) =>
        new CsvFile("payments", ["received", "client", "means", "reference", "invoices", "credit", "amount", "currency"],
            (await treasury.Payments(unidentified: view == "unidentified", most: 300)).Select(p => Row(
                p.ReceivedOn, p.Client?.Name, p.Means.ToString(), p.Reference, string.Join(' ', p.Allocations.Select(a => a.Invoice.Number)),
                Amount(p.CreditMinor), Amount(p.AmountMinor), p.Currency)));

    private static async Task<IResult> Payouts(TreasuryDoor treasury) =>
        new CsvFile("payouts", ["practice", "state", "proposed", "decided", "amount", "currency"],
            (await treasury.Payouts(most: Most)).Select(p => Row(p.Practice.Name, p.State.ToString(), p.ProposedAt, p.DecidedAt, Amount(p.AmountMinor), p.Currency)));

    private static async Task<IResult> Statement(TreasuryDoor treasury, Here here, Guid? practice)
    {
        var whose = here.Actor.Is(Roles.Treasurer) && practice is not null ? practice : here.Actor.Practice;
        var shares = whose is { } id ? await treasury.SharesOf(id) : [];
        return new CsvFile("statement", ["invoice", "yours", "when the client pays", "payable", "in a payout"], shares.Select(s => Row(
            s.Number, Amount(s.Minor), Amount(s.Minor - s.ReleasedMinor), Amount(s.ReleasedMinor - s.InPayoutMinor), Amount(s.InPayoutMinor))));
    }

    /// <summary>An exact amount, as a number a spreadsheet can add up.</summary>
    private static decimal Amount(long minor) => minor / 100m;

    private static object?[] Row(params object?[] cells) => cells;
}
