using System.Collections.Concurrent;
using System.Diagnostics;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Alerts;
using Collegium.Desk.Clocks;
using Collegium.Desk.OnCall;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Tests.Desk.OnCall;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Faults;

/// <summary>Two server processes on one PostgreSQL: the database decides what only one may do.</summary>
public sealed class TwoServersTests(ITestOutputHelper output)
{
    /// <summary>COLLEGIUM_RACES=1000 runs the thousand.</summary>
    [Fact]
    public async Task Acceptances_raced_by_two_servers_have_one_winner_each()
    {
        var races = Callers.Times("COLLEGIUM_RACES", 60);
        await using var world = await World.Start(Engines.Postgres);
        var keys = await Callers.Keys(world, Roles.Steward, Math.Max(16, races / 50));
        await using var one = await ServerProcess.Start(world.Connection);
        await using var two = await ServerProcess.Start(world.Connection);
        Api[] servers = [.. keys.Select((key, i) => new Api(i % 2 == 0 ? one.Url : two.Url, key))];
        var watch = Stopwatch.StartNew();
        var offers = new ConcurrentBag<string[]>();
        await Parallel.ForAsync(0, races, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (i, _) =>
        {
            var (status, request) = await servers[i % servers.Length].Post("/requests", Callers.Trouble(i));
            Assert.True(status == 201, $"{status}: {request}");
            offers.Add([.. request!["offers"]!.AsArray().Select(o => (string)o!["id"]!)]);
        });
        output.WriteLine($"{races} requests told over two servers in {watch.Elapsed.TotalSeconds:F1} s");
        Assert.All(offers, o => Assert.Equal(3, o.Length));

        watch.Restart();
        var answers = new ConcurrentBag<(int Won, int Told, int Other)>();
        await Parallel.ForEachAsync(offers.Select((o, i) => (o, i)), new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (race, _) =>
        {
            var statuses = await Task.WhenAll(race.o.Select(async (offer, k) => (await servers[(race.i + k) % servers.Length].Post($"/offers/{offer}/acceptance")).Status));
            answers.Add((statuses.Count(s => s == 200), statuses.Count(s => s == 409), statuses.Count(s => s is not (200 or 409))));
        });
        output.WriteLine($"{3 * races} acceptances raced in {watch.Elapsed.TotalSeconds:F1} s; winners per request: {string.Join(", ", answers.Select(a => a.Won).Distinct())}");

        Assert.All(answers, a => Assert.Equal((1, 2, 0), a));
        var accepted = await world.Look(db => db.Set<Offer>().Where(o => o.State == OfferState.Accepted).Select(o => o.RequestId).ToListAsync());
        Assert.Equal((races, races), (accepted.Count, accepted.Distinct().Count()));
        Assert.Equal(races, await world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "offer.accepted")));
    }

    [Fact]
    public async Task What_falls_due_is_done_once_whoever_sweeps()
    {
        const int promises = 30;
        var now = TimeProvider.System.GetUtcNow().UtcDateTime;
        Assert.SkipWhen(now < World.Morning.AddDays(3), "The world's morning lies ahead of this machine's clock.");

        // Alerts start while the desk is closed, so it is, whenever this runs.
        var today = DateOnly.FromDateTime(now);
        await using var world = await World.Start(Engines.Postgres, new CharterRules { Holidays = [today.AddDays(-1), today, today.AddDays(1)] });
        for (var i = 0; i < promises; i++)
        {
            Assert.Equal(201, (await world.As("steward").Post("/requests", Callers.Trouble(i))).Status);
        }

        await Duties(world);
        await using var one = await ServerProcess.Start(world.Connection);
        await using var two = await ServerProcess.Start(world.Connection);
        world.Clock.Release(fromHere: false);
        for (var watch = Stopwatch.StartNew(); watch.Elapsed < TimeSpan.FromMinutes(2) && await Due(world) > 0; await Task.Delay(200))
        {
        }

        Assert.Equal(0, await Due(world));
        Assert.Equal(promises, await world.Look(db => db.Set<Clock>().CountAsync(c => c.State == ClockState.Broken)));
        foreach (var kind in new[] { "promise.broken", "offer.expired" })
        {
            var told = await world.Look(db => db.Set<Fact>().Where(f => f.Kind == kind).Select(f => kind == "offer.expired" ? f.AboutId : f.RequestId!.Value).ToListAsync());
            Assert.NotEmpty(told);
            Assert.Equal(told.Distinct().Count(), told.Count);
        }

        await OnceEach(world);
    }

    /// <summary>Somebody on call day by day, whoever is called when a promise breaks, and what comes again on Thursday.</summary>
    private static async Task Duties(World world)
    {
        var (steward, first) = (world.As("steward"), await Rota.Person(world, "Whitlock & Obi"));
        var layer = new { first = "2026-11-17", handoverAt = 0, days = 1, people = new[] { first, await Rota.Person(world, "Cordova Systems") } };
        Assert.Equal(201, (await Rota.Set(world, [layer], roundTheClock: true)).Status);
        Assert.Equal(200, (await steward.Post("/on-call/policy", new { levels = new object[] { new { kind = "practitioner", who = first }, new { kind = "steward" } } })).Status);
        Assert.Equal(201, (await steward.Post("/recurring", new
        {
            client = "Ocotillo Bend Dental", text = "Look whether the copies of the x-ray pictures can be read back.", impact = "can-wait",
            rule = new { kind = "weekly", every = 1, weekday = "thursday", time = "09:00:00" },
        })).Status);
    }

    private static async Task OnceEach(World world)
    {
        Assert.Equal(1, await world.Look(db => db.Set<Request>().CountAsync(r => r.Source == "recurring")));
        var shifts = await world.Look(db => db.Set<Shift>().Select(s => s.FromUtc).ToListAsync());
        Assert.InRange(shifts.Count, 2, 1000);
        Assert.Equal(shifts.Distinct().Count(), shifts.Count);
        var alerts = await world.Look(db => db.Set<Alert>().Select(a => a.RequestId).ToListAsync());
        Assert.NotEmpty(alerts);
        Assert.Equal(alerts.Distinct().Count(), alerts.Count);
        var calls = await world.Look(db => db.Set<Fact>().Where(f => f.Kind == "alert.level-called").Select(f => new { f.AboutId, f.Data }).ToListAsync());
        Assert.NotEmpty(calls);
        Assert.Equal(calls.Distinct().Count(), calls.Count);
    }

    private static Task<int> Due(World world) =>
        world.Look(db => db.Set<Collegium.Database.Timer>().CountAsync(t => t.DueAt <= DateTime.SpecifyKind(TimeProvider.System.GetUtcNow().UtcDateTime, DateTimeKind.Utc)));
}
