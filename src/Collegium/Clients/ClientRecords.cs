using Collegium.Clients.Organisations;
using Collegium.Clients.People;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients;

/// <summary>A client in a list.</summary>
public sealed record ClientLine(Guid Id, string Name, Trade Trade, string City, string State, int People, DateTime KnownSince);

/// <summary>What officers write of a client.</summary>
public sealed record ClientInput(string? Name, string? Trade, string? City, string? Address, long? People)
{
    /// <summary>Days it is closed, as YYYY-MM-DD with spaces between; empty leaves them as they are.</summary>
    public string? ClosedOn { get; init; }
}

/// <summary>The second door of Clients: what officers keep of each.</summary>
public sealed class ClientRecords(CollegiumDb db, ClientsDoor clients, FactLog facts, TimeProvider clock)
{
    public async Task<IReadOnlyList<ClientLine>> List(string? words, Trade? trade)
    {
        var rows = await db.Set<Client>().AsNoTracking().Where(c => trade == null || c.Trade == trade).OrderBy(c => c.Name)
            .Select(c => new { c.Id, c.Name, c.Trade, c.City, c.State, c.People, c.KnownSince }).ToListAsync();
        return [.. rows
            .Where(c => words is null || c.Name.Contains(words, StringComparison.OrdinalIgnoreCase) || c.City.Contains(words, StringComparison.OrdinalIgnoreCase))
            .Select(c => new ClientLine(c.Id, c.Name, c.Trade, c.City, Words(c.State), c.People, c.KnownSince))];
    }

    public async Task<ClientLine?> Line(Guid id) =>
        await db.Set<Client>().AsNoTracking().SingleOrDefaultAsync(c => c.Id == id) is { } c
            ? new ClientLine(c.Id, c.Name, c.Trade, c.City, Words(c.State), c.People, c.KnownSince) : null;

    /// <summary>Adds a signed client, or changes what is written of one.</summary>
    public Task<Result<Guid>> Put(Guid? id, ClientInput input) => new PutClient(db, clients, facts).Run(id, input);

    /// <summary>Adds a person we may speak with, or changes how one is reached.</summary>
    public Task<Result<Guid>> PutContact(Guid client, Guid? contact, string? name, string? mail, string? phone) =>
        new PutContact(db, facts, clock).Run(client, contact, name, mail, phone);

    /// <summary>This person is no longer there.</summary>
    public Task<Result<Guid>> ContactLeft(Guid client, Guid contact) => new PutContact(db, facts, clock).Left(client, contact);

    private static string Words(ClientState state) => state switch
    {
        ClientState.Prospect => "Not signed yet",
        ClientState.Active => "Client",
        ClientState.Lost => "Left us",
    };
}
