using Collegium.Clients;
using Collegium.Database;
using Collegium.Treasury.Invoices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Payments;

/// <summary>Whom a treasurer means who writes an invoice's number or a client's name.</summary>
internal sealed class Payer(CollegiumDb db, ClientsDoor clients)
{
    public static readonly Refusal NoInvoice = new("invoice.missing", "There is no invoice with this number. Leave it empty if the payer named none.", Field: "invoice");

    public static readonly Refusal NoClient = new(
        "client.missing", "We know no client of that name. Write it exactly as in the list of clients, or leave it empty: the payment then waits until you know whose it is.", Field: "client");

    public async Task<Result<(Guid? Client, Guid? Invoice)>> Find(string? client, string? invoice)
    {
        Guid? bill = invoice is null ? null : await db.Set<Invoice>().AsNoTracking().Where(i => i.Number == invoice).Select(i => (Guid?)i.Id).SingleOrDefaultAsync();
        if (invoice is not null && bill is null)
        {
            return NoInvoice;
        }

        var who = client is null ? null : await clients.Find(client);
        return client is not null && who is null ? NoClient : (who?.Id, bill);
    }
}
