using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Hosting.Server;
using Microsoft.AspNetCore.Hosting.Server.Features;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collegium.Tests;

/// <summary>
/// The one fixture: the real application on a real port with a real, fresh database, a clock the test turns, and a small
/// chapter in Phoenix. Nothing is mocked.
/// </summary>
public sealed class World : IAsyncDisposable
{
    /// <summary>A Tuesday, 9:12 in Phoenix.</summary>
    public static readonly DateTime Morning = new(2026, 11, 17, 16, 12, 0, DateTimeKind.Utc);

    private readonly string _folder = Directory.CreateTempSubdirectory("collegium-test-").FullName;
    private readonly string? _postgres;
    private WebApplication? _app;

    private World(string engine)
    {
        if (engine == Engines.Postgres)
        {
            Assert.SkipWhen(Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
            _postgres = $"collegium_test_{Guid.CreateVersion7():N}";
        }

        Connection = _postgres is null ? $"Data Source={_folder}/collegium.db" : $"{Engines.Server};Database={_postgres}";
    }

    /// <summary>The repository's root.</summary>
    public static string Root { get; } = FindRoot();

    public string Connection { get; }

    public Uri Url { get; private set; } = null!;

    public IServiceProvider Services => _app!.Services;

    public HouseClock Clock => Services.GetRequiredService<HouseClock>();

    public Guid Chapter { get; private set; }

    /// <summary>Practices by name.</summary>
    public Dictionary<string, Guid> Practices { get; } = [];

    /// <summary>Clients by name.</summary>
    public Dictionary<string, Guid> Clients { get; } = [];

    /// <summary>API keys by role: steward, treasurer, treasurer-2, secretary, administrator, practitioner, client.</summary>
    public Dictionary<string, string> Keys { get; } = [];

    public static async Task<World> Start(string engine, CharterRules? rules = null, Action<IServiceCollection>? also = null)
    {
        var world = new World(engine);
        await world.Run(also);
        await world.Found(rules ?? new CharterRules());
        return world;
    }

    /// <summary>A server on an empty database: nobody has founded a chapter yet.</summary>
    public static async Task<World> Fresh(string engine)
    {
        var world = new World(engine);
        await world.Run();
        return world;
    }

    /// <summary>Does something as the house, or as somebody, inside one write.</summary>
    public async Task<T> Do<T>(Func<IServiceProvider, Task<T>> work, Actor? actor = null)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor ?? Actor.House(Chapter));
        var result = await scope.ServiceProvider.GetRequiredService<Writing>().Run<T>(async () => await work(scope.ServiceProvider));
        return result.Value;
    }

    /// <summary>Reads from the database, outside any write.</summary>
    public async Task<T> Look<T>(Func<CollegiumDb, Task<T>> read)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Chapter));
        return await read(scope.ServiceProvider.GetRequiredService<CollegiumDb>());
    }

    /// <summary>Lets time pass: clocks, deadlines and reactions that fall due happen.</summary>
    public async Task Pass(TimeSpan time)
    {
        Clock.Hold(Clock.GetUtcNow().UtcDateTime + time);
        await Settle();
    }

    /// <summary>Does what is due now and lets every reaction read what happened.</summary>
    public async Task Settle()
    {
        await Services.GetRequiredService<TimerSweep>().RunDue();
        for (var pass = 0; pass < 2; pass++)
        {
            for (var wait = 0; wait < 2400 && !await Readable(); wait++)
            {
                await Task.Delay(25);
            }

            await Services.GetRequiredService<FactPump>().Drain(toTheEnd: true);
        }
    }

    /// <summary>PostgreSQL lets a fact be read when every older writer has ended.</summary>
    private Task<bool> Readable() => Look(async db =>
    {
        var fence = await db.Fence();
        return !await db.Set<Fact>().AnyAsync(f => f.Tx >= fence);
    });

    public Api As(string role) => new(Url, Keys[role]);

    public async ValueTask DisposeAsync()
    {
        if (_app is not null)
        {
            await _app.StopAsync();
            await _app.DisposeAsync();
        }

        SqliteConnection.ClearAllPools();
        if (_postgres is not null)
        {
            await EmptyDatabases.Drop(_postgres);
        }

        Directory.Delete(_folder, recursive: true);
    }

    private static string FindRoot()
    {
        var at = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(at, "Collegium.slnx")))
        {
            at = Path.GetDirectoryName(at) ?? throw new InvalidOperationException("Collegium.slnx was not found above the tests.");
        }

        return at;
    }

    private async Task Run(Action<IServiceCollection>? also = null)
    {
        await (_postgres is null ? EmptyDatabases.CopyTo($"{_folder}/collegium.db") : EmptyDatabases.CopyToPostgres(_postgres));
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions
        {
            ApplicationName = "Collegium",
            ContentRootPath = Path.Combine(Root, "src", "Collegium"),
        });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["COLLEGIUM_DATABASE"] = Connection;
        builder.Configuration["COLLEGIUM_BALLOT_KEY"] = _postgres is null ? null : "a key that lies outside the database";
        builder.WebHost.UseUrls("http://127.0.0.1:0");
        builder.AddCollegium();
        also?.Invoke(builder.Services);
        _app = builder.Build();
        Clock.Hold(Morning);
        Services.GetRequiredService<TimerSweep>().Paused = true;
        Services.GetRequiredService<FactPump>().Paused = true;
        Services.GetRequiredService<Collegium.Notices.NoticeSender>().Paused = true;
        await DatabaseSetup.Prepare(Services);
        _app.UseCollegium();
        await _app.StartAsync();
        Url = new Uri(Services.GetRequiredService<IServer>().Features.Get<IServerAddressesFeature>()!.Addresses.First());
    }

    private async Task Found(CharterRules rules)
    {
        Chapter = await Do(s => s.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter("Sonoran IT Cooperative", "Sonoran IT", "America/Phoenix", "USD", "602-555-0142", "desk@sonoran.example",
                "1 Copper Way", "Phoenix", 33.4484, -112.0740), rules).ContinueWith(t => t.Result.Value), Actor.House(Guid.Empty));
        await Do<Done>(async s =>
        {
            var members = s.GetRequiredService<MembersDoor>();
            await members.TakeCatalogue(StartingCatalogue.Read());
            string[] skills = ["imaging", "printing", "mail", "sign-in", "networks"];
            foreach (var (name, i) in new[] { "Whitlock & Obi", "Benavidez Works", "Halloran Networks", "Cordova Systems", "Lindqvist IT" }.Select((n, i) => (n, i)))
            {
                var person = new NewPractitioner($"Person {i + 1}", $"person{i + 1}@members.example", $"602-555-01{i:00}", [.. skills.Select((s, k) => (s, 92 - (((i + k) % 5) * 8)))]);
                Practices[name] = (await members.Add(
                    new NewPractice(name, "Phoenix", $"{i + 1} Mesa St", 33.45 + (i * 0.03), -112.07, "602-555-0100", $"office{i}@members.example",
                        new DateOnly(2027, 6, 30), [person]) { ClinicalTerms = true }, Standing.Full, "founded")).Value;
            }

            await AddClients(s);
            return Done.It;
        });
        await Do<Done>(async s => { await s.GetRequiredService<GovernanceDoor>().Open(); return Done.It; });
        await Look(async db => { await Services.GetRequiredService<Chapters>().Load(db); return Done.It; });
        await Do<Done>(AddLogins);
    }

    private async Task AddClients(IServiceProvider s)
    {
        var clients = s.GetRequiredService<ClientsDoor>();
        foreach (var (name, trade) in new[] { ("Ocotillo Bend Dental", Trade.Dental), ("Tarrow & Pell, Attorneys", Trade.Law), ("Hollis Ranch Realty", Trade.Realty) })
        {
            Clients[name] = (await clients.Add(new NewClient(name, trade, "Phoenix", "2208 E. Bell Wren Lane", (33.46, -112.05), 9,
                [($"Contact of {name}", $"{Clients.Count}@client.example", $"480-555-010{Clients.Count}")]))).Value;
        }

        s.GetRequiredService<ContractsDoor>().RecordBusinessAssociate(Clients["Ocotillo Bend Dental"], new DateOnly(2026, 1, 5));
    }

    private async Task<Done> AddLogins(IServiceProvider s)
    {
        var accounts = s.GetRequiredService<Accounts>();
        var roster = await s.GetRequiredService<MembersDoor>().Roster();
        var person = roster.Practices[Practices["Whitlock & Obi"]].Practitioners[0];
        var contact = (await s.GetRequiredService<ClientsDoor>().Contacts(Clients["Ocotillo Bend Dental"]))[0];
        Login[] logins =
        [
            accounts.Add("steward@sonoran.example", "Ruth Okafor", Roles.Steward),
            accounts.Add("treasurer@sonoran.example", "Noor Haddad", Roles.Treasurer),
            accounts.Add("treasurer2@sonoran.example", "Sam Ekwueme", Roles.Treasurer),
            accounts.Add("secretary@sonoran.example", "Lou Castellane", Roles.MembershipSecretary),
            accounts.Add("administrator@sonoran.example", "Wei Lindqvist", Roles.Administrator),
            accounts.Add("practitioner@sonoran.example", person.Name, Roles.Practitioner, person.Practice, person.Id),
            accounts.Add("client@sonoran.example", contact.Name, Roles.Client, client: contact.Client, contact: contact.Id),
        ];
        foreach (var (role, login) in new[] { "steward", "treasurer", "treasurer-2", "secretary", "administrator", "practitioner", "client" }.Zip(logins))
        {
            Keys[role] = accounts.AddKey(login.Id, role, approvesMoney: role == "treasurer-2");
        }

        return Done.It;
    }
}

/// <summary>Speaks to the API as one key's owner.</summary>
public sealed class Api(Uri url, string? key)
{
    public async Task<(int Status, JsonNode? Body)> Get(string path) => await Send(new HttpRequestMessage(HttpMethod.Get, "/api/v1" + path));

    public async Task<(int Status, JsonNode? Body)> Post(string path, object? body = null, string? idempotencyKey = null)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + path) { Content = System.Net.Http.Json.JsonContent.Create(body ?? new { }) };
        message.Headers.Add("Idempotency-Key", idempotencyKey ?? Guid.CreateVersion7().ToString());
        return await Send(message);
    }

    public async Task<(int Status, JsonNode? Body)> Send(HttpRequestMessage message)
    {
        using var http = new HttpClient { BaseAddress = url };
        if (key is not null)
        {
            message.Headers.Authorization = new AuthenticationHeaderValue("Bearer", key);
        }

        using var answer = await http.SendAsync(message);
        var text = await answer.Content.ReadAsStringAsync();
        return ((int)answer.StatusCode, text.Length == 0 ? null : JsonNode.Parse(text));
    }
}
