using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Facts;
using Collegium.Language;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>Puts a request on file as it was told; what becomes of it is decided after.</summary>
internal sealed class FileRequest(CollegiumDb db, RequestNumbers numbers, Promises promises, FactLog facts, TimeProvider clock)
{
    /// <summary>Writes the request and starts its first promise.</summary>
    public async Task<Request> Run(ClientCard client, ContactCard? contact, string text, Impact impact, string source)
    {
        var now = clock.Now();
        var hash = RequestText.Hash(text);
        var masked = Mask.Hide(text, RequestText.Names(client, contact));
        var same = await db.Set<Request>().AsNoTracking()
            .Where(r => r.ClientId == client.Id && r.TextHash == hash && r.State != RequestState.Confirmed && r.State != RequestState.Refused)
            .OrderBy(r => r.ToldAt).Select(r => (Guid?)r.Id).FirstOrDefaultAsync();
        var due = await promises.AnswerDue(impact, client.Zone, now);
        var request = new Request
        {
            Id = clock.NewId(),
            Number = await numbers.Next(),
            ClientId = client.Id,
            ContactId = contact?.Id,
            Text = text,
            Headline = Headline.From(masked),
            Masked = masked,
            Impact = impact,
            ToldAt = now,
            Source = source,
            RespondBy = due,
            NextDue = due,
            Clinical = client.Trade.IsClinical(),
            TextHash = hash,
            SameAs = same,
        };
        db.Add(request);
        await promises.Start(request, ClockKind.Answer, now, due, await promises.AtRisk(now, due, client.Zone));
        facts.Append(
            "request.told", TellRequest.About(request), Sight.Client, new { request.Number, impact, source, sameAs = same },
            actedFor: db.Actor.Is(Roles.Steward) ? "client" : null);
        return request;
    }
}
