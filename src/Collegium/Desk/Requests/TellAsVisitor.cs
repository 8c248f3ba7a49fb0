using Collegium.Clients;
using Collegium.Identity;

namespace Collegium.Desk.Requests;

/// <summary>
/// A trouble told on the public page. Who we know goes straight through; a stranger proves a mail address, or the steward
/// rings the number back. Either way there is a private page at once.
/// </summary>
internal sealed class TellAsVisitor(
    ClientsDoor clients, TellRequest telling, ReadRequest reading, StrangersRequest strangers, TellingLimit limit, Links links)
{
    public const string Source = "page";

    public static readonly TimeSpan LinkLasts = TimeSpan.FromDays(90);

    public async Task<Result<VisitorTold>> Run(VisitorTelling told)
    {
        var words = RequestText.Read(told.Text, told.Impact);
        if (words.Refused)
        {
            return words.Refusal!;
        }

        var read = Teller.Read(told);
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
        Request request;
        if (contact is not null && await clients.Find(contact.Client) is { } client)
        {
            request = await telling.File(client, contact, text, impact, Source);
            await reading.Run(request, client);
        }
        else
        {
            request = await strangers.File(teller, text, impact);
        }

        return new VisitorTold(request.Id, links.Hand(LinkKind.Request, request.Id, contact?.Id, LinkLasts));
    }
}
