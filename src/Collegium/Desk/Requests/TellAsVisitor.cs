using Collegium.Clients;

namespace Collegium.Desk.Requests;

/// <summary>
/// A trouble told on the public page. Who we know goes straight through, but what was typed proves nobody: the private page
/// goes to the contact's mail, and the screen shows that it arrived. A stranger proves a mail address, or the steward rings
/// the number back; what is theirs alone they see at once.
/// </summary>
internal sealed class TellAsVisitor(
    ClientsDoor clients, TellRequest telling, ReadRequest reading, StrangersRequest strangers, TellingLimit limit, TellersPage page)
{
    public const string Source = "page";

    public async Task<Result<VisitorTold>> Run(VisitorTelling given)
    {
        var words = RequestText.Read(given.Text, given.Impact);
        if (words.Refused)
        {
            return words.Refusal!;
        }

        var read = Teller.Read(given);
        if (read.Refused)
        {
            return read.Refusal!;
        }

        var ((text, impact), teller) = (words.Value, read.Value);
        if (await limit.Count(teller.Reach) is { } tooMany)
        {
            return tooMany;
        }

        var contact = await clients.Known(teller.Mail, teller.Phone);
        if (contact is null || await clients.Find(contact.Client) is not { } client)
        {
            var asked = await strangers.File(teller, text, impact);
            return new VisitorTold(asked.Id, page.Private(asked));
        }

        if (await telling.JustTold(contact, text, impact, Source) is { } told)
        {
            return new VisitorTold(told.Id, page.OfKnown(told));
        }

        var request = await telling.File(client, contact, text, impact, Source);
        await reading.Run(request, client);
        return new VisitorTold(request.Id, page.OfKnown(request));
    }
}
