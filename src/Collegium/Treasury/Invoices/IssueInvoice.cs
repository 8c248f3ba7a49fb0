using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Governance;
using Collegium.Ledger;

namespace Collegium.Treasury.Invoices;

/// <summary>What to bill: one request, or a client's work of some days.</summary>
internal sealed record ToBill(Guid? Request, Guid? Client = null, DateOnly? From = null, DateOnly? To = null);

/// <summary>Bills what was agreed, worked and not billed before, and says what each practice gets of it.</summary>
internal sealed class IssueInvoice(
    CollegiumDb db, DeskDoor desk, ClientsDoor clients, GovernanceDoor governance, Issuing issuing, Shares shares)
{
    public static readonly Refusal Empty = new(
        "invoice.empty",
        "There is nothing to bill: no estimate was approved, nothing was worked under it, or all of it is on an invoice already. "
        + "Hours from a plan were billed when the plan was sold.");

    public static readonly Refusal What = new(
        "invoice.what", "Name the request to bill, or a client with the first and the last day of the work.", RefusalKind.Malformed, "request");

    public async Task<Result<Invoice>> Run(ToBill input)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.House))
        {
            return Refusal.NotAllowed("issue an invoice", "The treasurer does.");
        }

        var rules = await governance.Rules();
        if (!rules.ChapterContracts)
        {
            return Issuing.NotOurs;
        }

        var found = await Find(input);
        if (found.Refusal is { } no)
        {
            return no;
        }

        var billable = found.Value;
        var drafts = Lines(billable);
        if (drafts.Sum(d => d.NetMinor) == 0)
        {
            return Empty;
        }

        var only = drafts.Select(d => d.RequestId).Distinct().Count() == 1 ? drafts[0].RequestId : null;
        var invoice = await issuing.Issue(billable.Client, only, drafts);
        await desk.MarkInvoiced(billable, invoice.Id);
        await Share(invoice, drafts);
        return invoice;
    }

    private async Task<Result<Billable>> Find(ToBill input)
    {
        if (input.Request is { } request)
        {
            return await desk.Billable(request) is { } one ? one : Refusal.Missing("request");
        }

        if (input is not { Client: { } client, From: { } from, To: { } to } || from > to)
        {
            return What;
        }

        return await clients.Find(client) is null ? Refusal.Missing("client") : await desk.Billable(client, from, to);
    }

    /// <summary>The minutes of a request are priced together and split over its lines, so that small entries lose no cents.</summary>
    private static List<DraftLine> Lines(Billable billable)
    {
        var lines = new List<DraftLine>();
        foreach (var group in billable.Time.GroupBy(t => (t.Request, t.PricePerHourMinor, t.Currency)))
        {
            BillableTime[] times = [.. group];
            var price = new Money(group.Key.PricePerHourMinor, Currency.Parse(group.Key.Currency));
            var net = price.PerHour(times.Sum(t => t.Minutes), RoundingMode.HalfUp).Minor;
            var each = Split.ByLargestRemainder(net, [.. times.Select(t => (long)t.Minutes)]);
            lines.AddRange(times.Select((t, i) => new DraftLine(LineKind.Work, t.Note, t.Minutes, t.PricePerHourMinor, each[i])
            {
                Day = t.Day,
                RequestId = t.Request,
                PracticeId = t.Practice,
                Job = Job(t.Number),
            }));
        }

        lines.AddRange(billable.Parts.Select(p => new DraftLine(LineKind.Parts, "Parts, at our cost", 0, p.Minor, p.Minor)
        {
            RequestId = p.Request,
            PracticeId = p.Practice,
            Job = Job(p.Number),
        }));
        return lines;
    }

    /// <summary>The charter's percent of all work, split over the practices by what each worked; parts go to whoever bought them.</summary>
    private async Task Share(Invoice invoice, List<DraftLine> drafts)
    {
        var worked = drafts.Where(d => d.Kind == LineKind.Work).GroupBy(d => (Practice: d.PracticeId!.Value, d.Job))
            .OrderBy(g => g.Key.Practice).ThenBy(g => g.Key.Job, StringComparer.Ordinal).Select(g => (g.Key, Net: g.Sum(d => d.NetMinor))).ToArray();
        var parts = drafts.Where(d => d.Kind == LineKind.Parts).GroupBy(d => (Practice: d.PracticeId!.Value, d.Job))
            .Select(g => (g.Key, Minor: g.Sum(d => d.NetMinor)));
        var members = new Money(worked.Sum(w => w.Net), Currency.Parse(invoice.Currency)).Times(invoice.SharePercent / 100m, RoundingMode.HalfEven).Minor;
        var each = worked.Length == 0 || members == 0 ? new long[worked.Length] : Split.ByLargestRemainder(members, [.. worked.Select(w => w.Net)]);
        foreach (var owed in worked.Select((w, i) => (w.Key, Minor: each[i])).Concat(parts).GroupBy(o => o.Key))
        {
            var ((practice, job), minor) = (owed.Key, owed.Sum(o => o.Minor));
            await shares.Owe(invoice, practice, minor, job, $"share {invoice.Id:N} {practice:N} {job}", invoice.IssuedOn);
        }
    }

    private static string Job(int number) => FormattableString.Invariant($"request {number}");
}
