using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;

namespace Collegium.Desk.Joining;

/// <summary>A new request of the same client and contact, tied to the one it comes from; it is read and asked for like any other.</summary>
internal sealed class TellBeside(CollegiumDb db, ClientsDoor clients, FileRequest filing, ReadRequest reading, FactLog facts, TimeProvider clock)
{
    public async Task<Result<Request>> Run(Request from, string? words, string? impact, TieKind kind)
    {
        if (RequestText.Read(words, impact) is var read && read.Refusal is { } no)
        {
            return no;
        }

        if (from.ClientId is not { } id || await clients.Find(id) is not { } client)
        {
            return StewardAsks.Strange;
        }

        var contact = from.ContactId is { } person ? await clients.Contact(person) : null;
        var told = await filing.Run(client, contact, read.Value.Text, read.Value.Impact, from.Source, from.Number);
        db.Add(new RequestTie { Id = clock.NewId(), FirstId = from.Id, SecondId = told.Id, Kind = kind });
        facts.Append(kind == TieKind.Split ? "request.split" : "request.followed", TellRequest.About(from), Sight.Client | Sight.Practice, new { told.Number });
        await reading.Run(told, client);
        return told;
    }
}
