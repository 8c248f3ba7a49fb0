using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients.Organisations;

/// <summary>Writes a client down, or changes what is written of it.</summary>
internal sealed class PutClient(CollegiumDb db, ClientsDoor clients, FactLog facts)
{
    public static readonly Refusal NotYours = Refusal.NotAllowed("add or change clients", "The steward and the membership secretary do.");

    public static readonly Refusal NoName = new("client.no-name", "Write the client's name in up to 160 characters, as it stands on its bills.", Field: "name");

    public static readonly Refusal NoTrade = new("client.no-trade", "Pick what kind of business this is. Where patients' data is kept, work waits for a signed agreement.", Field: "trade");

    public static readonly Refusal BadPeople = new("client.people", "Write how many people work there: a number from 0 to 10,000.", Field: "people");

    public static readonly Refusal BadClosed = new(
        "client.closed-days", "Write the days the client is closed as 2026-12-24, with spaces between, at most 100 of them.", Field: "closedOn");

    public static Refusal Exists(string name) => new(
        "client.exists", $"There is a client called “{name}” already. Open it from the list, or use another name.", RefusalKind.Conflict, "name");

    public async Task<Result<Guid>> Run(Guid? id, ClientInput input)
    {
        if (!db.Actor.Is(Roles.Steward | Roles.MembershipSecretary | Roles.House))
        {
            return NotYours;
        }

        if (input.Name?.Trim() is not { Length: > 0 and <= 160 } name)
        {
            return NoName;
        }

        if (!Enum.TryParse<Trade>(input.Trade, ignoreCase: true, out var trade) || !Enum.IsDefined(trade))
        {
            return NoTrade;
        }

        if (input.People is not (>= 0 and <= 10_000))
        {
            return BadPeople;
        }

        if (input.ClosedOn is { } written && ClosedDays.Read(written) is not { Count: <= 100 })
        {
            return BadClosed;
        }

        var key = Key.Of(name);
        if (await db.Set<Client>().AnyAsync(c => c.NameKey == key && c.Id != id))
        {
            return Exists(name);
        }

        if (id is null)
        {
            return await clients.Add(new NewClient(name, trade, input.City?.Trim() ?? "", input.Address?.Trim() ?? "", null, (int)input.People, []));
        }

        if (await db.Locked<Client>(id.Value) is not { } held)
        {
            return Refusal.Missing("client");
        }

        (held.Name, held.NameKey, held.Trade, held.People) = (name, key, trade, (int)input.People);
        (held.City, held.Address) = (input.City?.Trim() ?? held.City, input.Address?.Trim() ?? held.Address);
        held.ClosedOn = input.ClosedOn is { } days ? ClosedDays.Write(ClosedDays.Read(days)!) : held.ClosedOn;
        facts.Append("client.changed", new("client", held.Id) { Client = held.Id }, Sight.Client, new { trade });
        return held.Id;
    }
}
