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
    private static readonly TimeSpan OneTelling = TimeSpan.FromMinutes(10);

    // Only by client and words: asked also for what is open, or by chapter, a young database goes through everything else to find these few.
    private static readonly EachEngine<Func<CollegiumDb, Guid, string, IAsyncEnumerable<Told>>> Before = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client, string hash) => db.Set<Request>().IgnoreQueryFilters().AsNoTracking().Where(r => r.ClientId == client && r.TextHash == hash)
            .OrderBy(r => r.ToldAt).Select(r => new Told(r.Id, r.Turn)).AsQueryable()));

    private sealed record Told(Guid Id, Turn Turn);

    /// <summary>Told a moment ago by the same person in the same words: a form gone back to and sent once more.</summary>
    public Task<Request?> JustTold(ContactCard contact, string text, Impact impact, string source)
    {
        var (hash, since) = (RequestText.Hash(text), clock.Now() - OneTelling);
        return db.Set<Request>().AsNoTracking().Where(r => r.ClientId == contact.Client && r.TextHash == hash && r.ContactId == contact.Id
            && r.Impact == impact && r.Source == source && r.ToldAt > since && r.Turn < Turn.ToConfirm).OrderBy(r => r.ToldAt).FirstOrDefaultAsync();
    }

    /// <summary>Writes the request and starts its first promise; <paramref name="from"/> is the number of the one it came out of.</summary>
    public async Task<Request> Run(ClientCard client, ContactCard? contact, string text, Impact impact, string source, int? from = null)
    {
        var now = clock.Now();
        var hash = RequestText.Hash(text);
        var masked = Mask.Hide(text, RequestText.Names(client, contact));
        var same = (await Before.On(db)(db, client.Id, hash).ToListAsync()).Find(r => r.Turn < Turn.Over)?.Id;
        var due = await promises.AnswerDue(impact, client, now, contact?.Id);
        var request = new Request
        {
            Id = clock.NewId(),
            Number = await numbers.Next(),
            ClientId = client.Id,
            ContactId = contact?.Id,
            Text = text,
            Headline = RequestText.Title(masked),
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
        db.AddAhead(request);
        await promises.Start(request, ClockKind.Answer, now, due, await promises.AtRisk(now, due, client));
        await promises.StartNow(request, ClockKind.Resolution, client);
        facts.Append(
            "request.told", TellRequest.About(request), Sight.Client, new { request.Number, impact, source, sameAs = same, from },
            actedFor: db.Actor.Is(Roles.Steward | Roles.Practitioner) ? "client" : null);
        return request;
    }
}
