using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Invoices;

internal sealed record InvoiceRow(string Number, Guid ClientId, InvoiceState State, DateOnly IssuedOn, DateOnly DueOn, long TotalMinor, long PaidMinor)
{
    public long OpenMinor => TotalMinor - PaidMinor;
}

internal sealed record InvoiceList(IReadOnlyList<InvoiceRow> Rows, int Total, long OpenMinor, IReadOnlyDictionary<Guid, string> Clients)
{
    public string Client(InvoiceRow row) => Clients.GetValueOrDefault(row.ClientId, "A former client");
}

/// <summary>One invoice with what its paper says besides the figures.</summary>
internal sealed record InvoiceShown(InvoiceCard Card, ClientCard? Client, IReadOnlyDictionary<Guid, RequestCard> Requests, IReadOnlyDictionary<Guid, string> People);

/// <summary>Reads invoices for their pages.</summary>
internal sealed class InvoiceReads(CollegiumDb db, InvoiceView view, ClientNames names, ClientsDoor clients, DeskDoor desk, Members.MembersDoor members)
{
    public async Task<InvoiceList> List(string? words, string? state, int skip, int take, DateOnly today)
    {
        var known = await names.Of(db);
        var found = view.Seen();
        found = state switch
        {
            "open" => found.Where(i => i.State != InvoiceState.Paid),
            "late" => found.Where(i => i.State != InvoiceState.Paid && i.DueOn < today),
            "paid" => found.Where(i => i.State == InvoiceState.Paid),
            _ => found,
        };
        if (words is not null)
        {
            List<Guid> named = [.. known.Where(n => n.Value.Contains(words, StringComparison.OrdinalIgnoreCase)).Select(n => n.Key).Take(500)];
            found = found.Where(i => i.Number.Contains(words) || named.Contains(i.ClientId));
        }

        var rows = await found.OrderByDescending(i => i.Id).Skip(skip).Take(take)
            .Select(i => new InvoiceRow(i.Number, i.ClientId, i.State, i.IssuedOn, i.DueOn, i.TotalMinor, i.PaidMinor)).ToListAsync();
        var sums = await found.GroupBy(_ => 1).Select(g => new { Count = g.Count(), Open = g.Sum(i => i.TotalMinor - i.PaidMinor) }).SingleOrDefaultAsync();
        return new InvoiceList(rows, sums?.Count ?? 0, sums?.Open ?? 0, await names.With(db, rows.Select(r => r.ClientId)));
    }

    public async Task<InvoiceShown?> Find(string number)
    {
        if (await view.Seen().SingleOrDefaultAsync(i => i.Number == number) is not { } row)
        {
            return null;
        }

        var card = await view.Show(row);
        var requests = await desk.Cards([.. card.Lines.Select(l => l.Request).Append(card.Request).OfType<Guid>().Distinct()]);
        var roster = await members.Roster();
        return new InvoiceShown(
            card, await clients.Find(card.Client.Id), requests,
            requests.Values.Select(r => r.Practitioner).OfType<Guid>().Distinct().Where(roster.People.ContainsKey).ToDictionary(p => p, p => roster.People[p].Name));
    }
}
