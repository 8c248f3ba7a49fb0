using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Ledger;
using Collegium.Treasury.Books;
using Collegium.Treasury.Invoices;

namespace Collegium.Treasury.Payments;

/// <summary>Pays a client's open invoices from what it overpaid before, oldest due first (R15).</summary>
internal sealed class ApplyCredit(CollegiumDb db, ClientsDoor clients, Book book, Settling settling, Issuing issuing, FactLog facts)
{
    public static readonly Refusal Nothing = new(
        "credit.nothing-to-apply", "This client has no credit, or no open invoice to use it for, so there is nothing to do.");

    /// <returns>How much was used.</returns>
    public async Task<Result<long>> Run(Guid client)
    {
        if (!db.Actor.Is(Roles.Treasurer | Roles.House))
        {
            return Refusal.NotAllowed("use a client's credit", "The treasurer does.");
        }

        if (await clients.Find(client) is null)
        {
            return Refusal.Missing("client");
        }

        var open = await settling.Plan(client, long.MaxValue, null);
        // Read after the invoices are held: whoever else uses this credit waits for the same rows.
        var credit = -await book.Balance(Chart.ClientCredits, $"{client:N}");
        if (credit <= 0 || open.Taken.Count == 0)
        {
            return Nothing;
        }

        var (settlement, day, key) = (await settling.Plan(client, credit, null), await issuing.Today(), $"credit {issuing.NewKey()}");
        var used = settlement.Taken.Sum(t => t.Minor);
        await book.Post(
            key, day, "credit-applied", "Credit used", PostingRules.CreditApplied($"{client:N}", settlement.Receivables),
            [.. settlement.Taken.Select(t => $"invoice/{t.Invoice.Id}")]);
        await settling.Apply(settlement, null, key, day);
        facts.Append("credit.applied", new("client", client) { Client = client }, Sight.Client, new { used });
        return used;
    }
}
