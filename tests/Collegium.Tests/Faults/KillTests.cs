using System.Collections.Concurrent;
using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Faults;

/// <summary>kill -9 while sixteen clients write: what was answered is there once, and time goes on.</summary>
public sealed class KillTests(ITestOutputHelper output)
{
    private const int Clients = 16;

    private sealed record Answered(string Key, object Body, string Id);

    /// <summary>COLLEGIUM_KILLS=20 kills twenty times.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_answered_is_lost_and_nothing_is_doubled(string engine)
    {
        var kills = Callers.Times("COLLEGIUM_KILLS", 3);
        await using var world = await World.Start(engine);
        Assert.SkipWhen(TimeProvider.System.GetUtcNow().UtcDateTime < World.Morning.AddDays(3), "The world's morning lies ahead of this machine's clock.");
        var (_, waiting) = await world.As("steward").Post("/requests", Callers.Trouble(0));
        world.Clock.Release(fromHere: false);
        var keys = await Callers.Keys(world, Roles.Steward, Clients);
        await using var server = new ServerProcess(world.Connection);
        var (told, accepted, payments) = (new ConcurrentBag<Answered>(), new ConcurrentBag<string>(), new ConcurrentBag<string>());
        for (var kill = 0; kill < kills; kill++)
        {
            await server.Run();
            using var stop = new CancellationTokenSource();
            var writing = Enumerable.Range(0, Clients).Select(client => Task.Run(() =>
                Write(new Api(server.Url, keys[client]), new Api(server.Url, world.Keys["treasurer"]), client, kill, told, accepted, payments, stop.Token))).ToList();
            for (var before = told.Count; told.Count < before + (2 * Clients) && !writing.TrueForAll(w => w.IsCompleted);)
            {
                await Task.Delay(50); // However slow the machine: not before they are in full swing.
            }

            await Task.Delay(137 * kill % 700);
            await server.Kill();
            await stop.CancelAsync();
            await Task.WhenAll(writing);
        }

        await server.Run();
        output.WriteLine($"{engine}: {kills} kills; {told.Count} requests, {accepted.Count} acceptances and {payments.Count} payments were answered");
        await Kept(world, told, accepted);
        await Repeated(new Api(server.Url, keys[0]), told);
        var (status, trial) = await new Api(server.Url, world.Keys["treasurer"]).Get("/books/trial-balance");
        Assert.Equal((200, 0L), (status, (long)trial!["differenceMinor"]!));
        foreach (var payment in payments.Distinct())
        {
            Assert.Equal(1, await world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "payment.unidentified" && f.AboutId == Guid.Parse(payment))));
        }

        await Broken(world, Guid.Parse((string)waiting!["id"]!));
    }

    private static async Task Write(
        Api steward, Api treasurer, int client, int round, ConcurrentBag<Answered> told, ConcurrentBag<string> accepted, ConcurrentBag<string> payments, CancellationToken until)
    {
        try
        {
            for (var turn = 0; !until.IsCancellationRequested; turn++)
            {
                var key = $"kill-{round}-{client}-{turn}";
                var body = Callers.Trouble((((round * Clients) + client) * 1000) + turn);
                var (status, request) = await steward.Post("/requests", body, key);
                if (status == 201)
                {
                    told.Add(new Answered($"{client} {key}", body, (string)request!["id"]!));
                    await Accept(steward, request, accepted);
                }

                if (turn % 5 == 0 && await treasurer.Post("/payments", Payment(client, turn)) is (201, { } paid))
                {
                    payments.Add((string)paid["id"]!);
                }
            }
        }
        catch (Exception down) when (down is HttpRequestException or IOException or TaskCanceledException)
        {
            return; // The server was killed; what was not answered is unknown.
        }
    }

    private static object Payment(int client, int turn) => new
    {
        client = (string?)null, amountMinor = 1000 + client + turn, currency = "USD", receivedOn = DateOnly.FromDateTime(TimeProvider.System.GetUtcNow().UtcDateTime).AddDays(-1), means = "transfer",
    };

    private static async Task Accept(Api steward, JsonNode request, ConcurrentBag<string> accepted)
    {
        foreach (var offer in request["offers"]!.AsArray().Take(2))
        {
            if ((await steward.Post($"/offers/{offer!["id"]}/acceptance")).Status == 200)
            {
                accepted.Add((string)offer["id"]!);
            }
        }
    }

    private static async Task Kept(World world, IEnumerable<Answered> told, IReadOnlyCollection<string> accepted)
    {
        var there = (await world.Look(db => db.Set<Request>().Select(r => r.Id).ToListAsync())).ToHashSet();
        Assert.NotEmpty(told);
        Assert.All(told, t => Assert.Contains(Guid.Parse(t.Id), there));
        var won = await world.Look(db => db.Set<Offer>().Where(o => o.State == OfferState.Accepted).Select(o => new { o.Id, o.RequestId }).ToListAsync());
        Assert.Equal(won.Count, won.Select(w => w.RequestId).Distinct().Count());
        Assert.All(accepted, a => Assert.Contains(Guid.Parse(a), won.Select(w => w.Id)));
        Assert.Equal(won.Count, await world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "offer.accepted")));
    }

    /// <summary>The same key and body answers the request of before; no second one is filed.</summary>
    private static async Task Repeated(Api first, IEnumerable<Answered> told)
    {
        foreach (var once in told.Where(t => t.Key.StartsWith("0 ", StringComparison.Ordinal)).Take(50))
        {
            var (status, again) = await first.Post("/requests", once.Body, once.Key[2..]);
            Assert.Equal((201, once.Id), (status, (string)again!["id"]!));
        }
    }

    /// <summary>A promise that fell due while nobody ran was broken, and is told as broken.</summary>
    private static async Task Broken(World world, Guid request)
    {
        for (var tries = 0; tries < 150; tries++)
        {
            if (await world.Look(db => db.Set<Clock>().AnyAsync(c => c.RequestId == request && c.WasBroken)))
            {
                Assert.Equal(1, await world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "promise.broken" && f.RequestId == request)));
                return;
            }

            await Task.Delay(200);
        }

        Assert.Fail("The promise was not told as broken.");
    }
}
