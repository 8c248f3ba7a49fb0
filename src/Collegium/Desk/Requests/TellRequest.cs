using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Desk.Requests;

/// <summary>A trouble in the client's own words, of a client we know.</summary>
internal sealed record Telling(string? Client, string? Text, string? Impact, TellingContact? Contact = null, string Source = "api");

internal sealed record TellingContact(string? Name, string? Mail, string? Phone);

/// <summary>Files a known client's request, reads it and asks the first practices at once.</summary>
internal sealed class TellRequest(CollegiumDb db, ClientsDoor clients, FileRequest filing, ReadRequest reading)
{
    public static readonly Refusal NoClient = new(
        "client.missing", "We know no client of that name. Write it exactly as in the list of clients, or tell it on the public page.",
        RefusalKind.Rule, "client");

    public static readonly Refusal NotYours = Refusal.NotAllowed("send in a request for this client", "Only its own people and the steward can.");

    public async Task<Result<Request>> Run(Telling telling)
    {
        if (!db.Actor.Is(Roles.Client | Roles.Steward | Roles.House))
        {
            return NotYours;
        }

        if (RequestText.Read(telling.Text, telling.Impact) is { Refusal: { } no })
        {
            return no;
        }

        var (text, impact) = RequestText.Read(telling.Text, telling.Impact).Value;
        var client = telling.Client is { Length: > 0 } named ? await clients.Find(named)
            : db.Actor.Client is { } own ? await clients.Find(own) : null;
        if (client is null || (!db.Actor.Is(Roles.Steward | Roles.House) && client.Id != db.Actor.Client))
        {
            return NoClient;
        }

        var contact = telling.Contact is { Name: { Length: > 0 } name }
            ? await clients.AddContact(client.Id, name, telling.Contact.Mail, telling.Contact.Phone)
            : db.Actor.Contact is { } me ? await clients.Contact(me)
            : await clients.Contacts(client.Id) is [var first, ..] ? first : null;
        var request = await File(client, contact, text, impact, telling.Source);
        await reading.Run(request, client);
        return request;
    }

    /// <summary>Writes the request and starts its first promise.</summary>
    public Task<Request> File(ClientCard client, ContactCard? contact, string text, Impact impact, string source) =>
        filing.Run(client, contact, text, impact, source);

    public static About About(Request request) =>
        new("request", request.Id) { Request = request.Id, Client = request.ClientId, Practice = request.PracticeId };
}
