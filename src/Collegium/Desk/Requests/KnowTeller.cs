using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Facts;
using Collegium.Language;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>From now on the teller is a contact of a client, a prospect where we didn't know the firm, and the request is read.</summary>
internal sealed class KnowTeller(CollegiumDb db, ClientsDoor clients, ReadRequest reading, Promises promises, FactLog facts, TimeProvider clock)
{
    public const string FirmKnown = "firm-known";

    /// <summary>
    /// Proof of an address does not prove who works for a firm we serve already: there the steward calls the firm first.
    /// </summary>
    public async Task Confirm(Request request, ClientCard? at, string? actedFor)
    {
        var name = request.TellerFirm ?? request.TellerName!;
        if (at is null && actedFor is null && await clients.Find(name) is not null)
        {
            request.StewardBecause = FirmKnown;
            facts.Append("request.steward-called", TellRequest.About(request), Sight.Client, new { because = FirmKnown });
            await StartPromise(request, (await clients.Find(name))!);
            return;
        }

        var client = at ?? await clients.AddProspect(name, Trades.Guess($"{request.TellerFirm} {request.Text}"), "", "", null);
        await db.SaveChangesAsync();
        var contact = await clients.AddContact(client.Id, request.TellerName!, request.TellerMail, request.TellerPhone);
        (request.ClientId, request.ContactId, request.StewardBecause) = (client.Id, contact.Id, null);
        request.Clinical = client.Trade.IsClinical();
        request.Masked = Mask.Hide(request.Text, RequestText.Names(client, contact));
        request.Headline = RequestText.Title(request.Masked);
        request.SameAs = await db.Set<Request>().AsNoTracking()
            .Where(r => r.ClientId == client.Id && r.TextHash == request.TextHash && r.Id != request.Id
                && r.State != RequestState.Confirmed && r.State != RequestState.Refused)
            .OrderBy(r => r.ToldAt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync();
        facts.Append("request.teller-confirmed", TellRequest.About(request), Sight.Client, actedFor: actedFor);
        await StartPromise(request, client);
        await reading.Run(request, client);
    }

    /// <summary>The promise of an answer runs from the proof, unless it runs already.</summary>
    private async Task StartPromise(Request request, ClientCard client)
    {
        if (!await db.Set<Clock>().AnyAsync(c => c.RequestId == request.Id))
        {
            var now = clock.Now();
            request.RespondBy = await promises.AnswerDue(request.Impact, client, now, request.ContactId);
            await promises.Start(request, ClockKind.Answer, now, request.RespondBy, await promises.AtRisk(now, request.RespondBy, client));
            await promises.StartNow(request, ClockKind.Resolution, client);
        }
    }
}
