using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Desk.Requests;

/// <summary>A trouble in the client's own words, of a client we know.</summary>
internal sealed record Telling(string? Client, string? Text, string? Impact, TellingContact? Contact = null, string Source = "api");

internal sealed record TellingContact(string? Name, string? Mail, string? Phone);

/// <summary>Files a known client's request, reads it and asks the first practices at once.</summary>
internal sealed class TellRequest(CollegiumDb db, ClientsDoor clients, ServedClients served, FileRequest filing, ReadRequest reading, FactTail tail)
{
    public static readonly Refusal NoClient = new(
        "client.missing", "We know no client of that name. Write it exactly as in the list of clients, or tell it on the public page.",
        RefusalKind.Rule, "client");

    public static readonly Refusal NotServed = new(
        "client.not-served", "Your practice works for no client of that name. Write the name as it stands on your work; anybody else tells it on the public page, or calls the desk.",
        RefusalKind.Rule, "client");

    public static readonly Refusal NotTheirs = new(
        "contact.not-known", "Nobody of that name is on file for this client. Leave it empty: their first contact hears from us. The desk can add somebody.", Field: "contact");

    public static readonly Refusal NotYours = Refusal.NotAllowed("send in a request for this client", "Only its own people, who works for it, and the steward can.");

    private bool IsDesk => db.Actor.Is(Roles.Steward | Roles.House);

    public async Task<Result<Request>> Run(Telling telling)
    {
        if (!IsDesk && !db.Actor.Is(Roles.Client | Roles.Practitioner))
        {
            return NotYours;
        }

        if (RequestText.Read(telling.Text, telling.Impact) is { Refusal: { } no })
        {
            return no;
        }

        var (text, impact) = RequestText.Read(telling.Text, telling.Impact).Value;
        if (db.Database.CurrentTransaction is null)
        {
            await tail.GoByMemory(db);
        }

        if (await ClientOf(telling) is not { } client)
        {
            return IsDesk || db.Actor.Client is not null ? NoClient : NotServed;
        }

        var contact = await Caller(client, telling.Contact);
        if (contact is null && telling.Contact is { Name.Length: > 0 })
        {
            return NotTheirs;
        }

        var request = await File(client, contact, text, impact, telling.Source);
        await reading.Run(request, client);
        return request;
    }

    private async Task<ClientCard?> ClientOf(Telling telling)
    {
        var client = telling.Client is { Length: > 0 } named ? await clients.Find(named)
            : db.Actor.Client is { } own ? await clients.Find(own) : null;
        return client is not null && (IsDesk || client.Id == db.Actor.Client
            || (db.Actor is { Client: null, Practice: { } practice } && await served.Has(practice, client.Id) && !(await clients.ExcludedPractices(client.Id)).Contains(practice)))
            ? client : null;
    }

    /// <summary>A member with the client on the phone adds nobody to the client's people: whoever is added reads along.</summary>
    private async Task<ContactCard?> Caller(ClientCard client, TellingContact? given)
    {
        if (given is { Name: { Length: > 0 } name })
        {
            return IsDesk || db.Actor.Client is not null
                ? await clients.AddContact(client.Id, name, given.Mail, given.Phone)
                : (await clients.Contacts(client.Id)).FirstOrDefault(c => string.Equals(c.Name, name.Trim(), StringComparison.OrdinalIgnoreCase));
        }

        return db.Actor.Contact is { } me ? await clients.Contact(me)
            : await clients.Contacts(client.Id) is [var first, ..] ? first : null;
    }

    /// <summary>Writes the request and starts its first promise.</summary>
    public Task<Request> File(ClientCard client, ContactCard? contact, string text, Impact impact, string source) =>
        filing.Run(client, contact, text, impact, source);

    public Task<Request?> JustTold(ContactCard contact, string text, Impact impact, string source) => filing.JustTold(contact, text, impact, source);

    public static About About(Request request) =>
        new("request", request.Id) { Request = request.Id, Client = request.ClientId, Practice = request.PracticeId };
}
