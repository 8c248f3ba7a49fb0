using Collegium.Clients.Organisations;
using Collegium.Clients.People;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients;

public sealed record ClientCard(
    Guid Id, string Name, Trade Trade, string City, string Address, double? Latitude, double? Longitude, string Zone, bool Active)
{
    /// <summary>Days on which nobody is there; no promise runs then.</summary>
    public IReadOnlyList<DateOnly> ClosedOn { get; init; } = [];
}

public sealed record ContactCard(Guid Id, Guid Client, string Name, string? Mail, string? Phone);

public sealed record NewClient(
    string Name, Trade Trade, string City, string Address, (double Latitude, double Longitude)? Place, int People,
    IReadOnlyList<(string Name, string? Mail, string? Phone)> Contacts);

/// <summary>The door of Clients: who they are and whom we may speak with.</summary>
public sealed class ClientsDoor(CollegiumDb db, FactLog facts, GovernanceDoor governance, ClientMemory memory, TimeProvider clock)
{
    // Every telling asks these, so they are translated once.
    private static readonly EachEngine<Func<CollegiumDb, string, Task<Client?>>> ByName = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, string key) => db.Set<Client>().AsNoTracking().SingleOrDefault(c => c.NameKey == key)));

    private static readonly EachEngine<Func<CollegiumDb, Guid, Task<Client?>>> ById = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid id) => db.Set<Client>().AsNoTracking().SingleOrDefault(c => c.Id == id)));

    private static readonly EachEngine<Func<CollegiumDb, Guid, Task<Contact?>>> Person = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid id) => db.Set<Contact>().AsNoTracking().SingleOrDefault(c => c.Id == id)));

    private static readonly EachEngine<Func<CollegiumDb, Guid, IAsyncEnumerable<Contact>>> Staff = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client) => db.Set<Contact>().AsNoTracking().Where(c => c.ClientId == client && c.LeftAt == null).OrderBy(c => c.Name).AsQueryable()));

    private static readonly EachEngine<Func<CollegiumDb, Guid, IAsyncEnumerable<Guid>>> Excluded = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid client) => db.Set<Exclusion>().AsNoTracking().Where(e => e.ClientId == client).Select(e => e.PracticeId)));

    public async Task<ClientCard?> Find(Guid id) =>
        db.GoesByMemory ? (await File(id))?.Card : await ById.On(db)(db, id) is { } found ? Card(found) : null;

    /// <summary>By id, or by exact name whatever its case.</summary>
    public async Task<ClientCard?> Find(string idOrName)
    {
        if (Guid.TryParse(idOrName, out var id))
        {
            return await Find(id);
        }

        var key = Key.Of(idOrName);
        if (db.GoesByMemory && await memory.Names.Bearer(db, key) is { } named && await Find(named) is { } card && Key.Of(card.Name) == key)
        {
            return card;
        }

        return await ByName.On(db)(db, key) is { } found ? Card(found) : null;
    }

    public async Task<IReadOnlyDictionary<Guid, ClientCard>> Cards(IReadOnlyCollection<Guid> ids) =>
        await db.Set<Client>().AsNoTracking().Where(c => ids.Contains(c.Id)).ToDictionaryAsync(c => c.Id, Card);

    /// <summary>A page of those the actor may see, active ones first.</summary>
    public async Task<Result<Page<ClientCard>>> Page(int take, string? after) =>
        (await new ListClients(db).Run(take, after)).As(read => Paging.Cut(read, take, Card, c => ListClients.Cursor(c.State, c.Name)));

    public async Task<IReadOnlyList<Guid>> ExcludedPractices(Guid client) =>
        db.GoesByMemory ? (await File(client))?.Excluded ?? [] : await Excluded.On(db)(db, client).ToListAsync();

    /// <summary>Clients that don't want to see this practice again.</summary>
    public async Task<IReadOnlyList<Guid>> Excluding(Guid practice) =>
        await db.Set<Exclusion>().AsNoTracking().Where(e => e.PracticeId == practice).Select(e => e.ClientId).ToListAsync();

    /// <summary>The client does not want to see this practice again; it is asked for this client no more.</summary>
    public async Task Exclude(Guid client, Guid practice, string? actedFor)
    {
        if (!await db.Set<Exclusion>().AnyAsync(e => e.ClientId == client && e.PracticeId == practice))
        {
            db.Add(new Exclusion { ClientId = client, PracticeId = practice, At = clock.Now() });
            facts.Append("client.practice-excluded", new("client", client) { Client = client }, Sight.Client, new { practice }, actedFor);
        }
    }

    public async Task<IReadOnlyList<ContactCard>> Contacts(Guid client) =>
        db.GoesByMemory ? (await File(client))?.Contacts ?? [] : [.. (await Staff.On(db)(db, client).ToListAsync()).Select(Card)];

    public async Task<ContactCard?> Contact(Guid id) =>
        await memory.Contacts.Of(db, id, async () => await Person.On(db)(db, id) is { } found ? Card(found) : null);

    /// <summary>A confirmed contact behind a mail address or a number, if we know one.</summary>
    public async Task<ContactCard?> Known(string? mail, string? phone)
    {
        var (mailKey, phoneKey) = (Key.OfMail(mail), Key.OfPhone(phone));
        var found = await db.Set<Contact>().AsNoTracking()
            .Where(c => c.LeftAt == null && c.ConfirmedAt != null)
            .Where(c => (mailKey != null && c.MailKey == mailKey) || (phoneKey != null && c.PhoneKey == phoneKey))
            .OrderBy(c => c.Id).FirstOrDefaultAsync();
        return found is null ? null : Card(found);
    }

    /// <summary>Adds a person at a client, or answers the one already there with this mail or number.</summary>
    public async Task<ContactCard> AddContact(Guid client, string name, string? mail, string? phone)
    {
        var (mailKey, phoneKey) = (Key.OfMail(mail), Key.OfPhone(phone));
        var known = await db.Set<Contact>().AsNoTracking().Where(c => c.ClientId == client && c.LeftAt == null)
            .Where(c => (mailKey != null && c.MailKey == mailKey) || (phoneKey != null && c.PhoneKey == phoneKey)
                || (mailKey == null && phoneKey == null && c.Name == name))
            .OrderBy(c => c.Id).FirstOrDefaultAsync();
        if (known is null)
        {
            db.Add(known = new Contact
            {
                Id = clock.NewId(),
                ClientId = client,
                Name = name,
                Mail = mail,
                MailKey = mailKey,
                Phone = phone,
                PhoneKey = phoneKey,
                ConfirmedAt = clock.Now(),
            });
            facts.Append("contact.added", new("contact", known.Id) { Client = client }, Sight.Client);
        }

        return Card(known);
    }

    /// <summary>Writes a signed client with its contacts.</summary>
    public async Task<Result<Guid>> Add(NewClient made)
    {
        var card = await AddProspect(made.Name, made.Trade, made.City, made.Address, made.Place);
        await db.SaveChangesAsync();
        var client = await db.Set<Client>().SingleAsync(c => c.Id == card.Id);
        (client.State, client.People) = (ClientState.Active, made.People);
        foreach (var (name, mail, phone) in made.Contacts)
        {
            await AddContact(client.Id, name, mail, phone);
        }

        return client.Id;
    }

    /// <summary>The client left us: kept for the books, asked for nothing more.</summary>
    public Task<Result<Done>> Lose(Guid client, string because) => new LoseClient(db, facts).Run(client, because);

    /// <summary>A stranger who was confirmed becomes a client not yet signed: a prospect. A firm of that name we know already is answered.</summary>
    public async Task<ClientCard> AddProspect(string name, Trade trade, string city, string address, (double Latitude, double Longitude)? place)
    {
        var key = Key.Of(name);
        if (await db.Set<Client>().SingleOrDefaultAsync(c => c.NameKey == key) is { } known)
        {
            return Card(known);
        }

        var chapter = await governance.Chapter();
        var client = new Client
        {
            Id = clock.NewId(),
            Name = name,
            NameKey = key,
            Trade = trade,
            City = city.Length > 0 ? city : chapter.City,
            Address = address,
            Latitude = place?.Latitude,
            Longitude = place?.Longitude,
            Zone = chapter.Zone,
            KnownSince = clock.Now(),
        };
        db.Add(client);
        facts.Append("client.added", new("client", client.Id) { Client = client.Id }, Sight.Client, new { trade });
        return Card(client);
    }

    private ValueTask<ClientFile?> File(Guid id) => memory.Files.Of(db, id, async () => await ById.On(db)(db, id) is { } found
        ? new ClientFile(
            Card(found), [.. (await Staff.On(db)(db, id).ToListAsync()).Select(Card)], await Excluded.On(db)(db, id).ToListAsync())
        : null);

    private static ClientCard Card(Client c) =>
        new(c.Id, c.Name, c.Trade, c.City, c.Address, c.Latitude, c.Longitude, c.Zone, c.State == ClientState.Active) { ClosedOn = ClosedDays.Read(c.ClosedOn) ?? [] };

    private static ContactCard Card(Contact c) => new(c.Id, c.ClientId, c.Name, c.Mail, c.Phone);
}
