using System.Text.Json.Nodes;
using Collegium.Contracts;
using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Mail;
using Collegium.Tests.Desk;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Contracts;

/// <summary>Shared time: hours open by the month or as a block, are drawn oldest first, told of at four shares, and end or go on by the contract.</summary>
public sealed class PlanTests
{
    private const string Dentist = "Ocotillo Bend Dental";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_months_hours_are_billed_drawn_and_gone_with_the_month(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "monthly", minutes = 120, startsOn = "2026-11-01", usedMinutes = 30 });
        await world.Settle();
        var sold = (await world.As("treasurer").Get("/invoices")).Body!["items"]!.AsArray();
        Assert.Equal(30_000, (long)Assert.Single(sold)!["totalMinor"]!);
        await Job.Worked(world, 60, estimate: 0);
        Assert.Equal(30, (int)(await Get(world, plan))["leftMinutes"]!);
        await world.Settle();
        Assert.Equal((-15_000, -15_000), (await Job.Balance(world, 2020), await Job.Balance(world, 4010)));

        // The last evening of November at the client is the first of December in Greenwich.
        world.Clock.Hold(new DateTime(2026, 12, 1, 6, 59, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Single((await Get(world, plan))["hours"]!.AsArray());
        world.Clock.Hold(new DateTime(2026, 12, 1, 7, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        var december = await Get(world, plan);
        Assert.Equal((2, 120, 120), (december["hours"]!.AsArray().Count, (int)december["leftMinutes"]!, (int)december["openMinutes"]!));
        await world.Settle();
        Assert.Equal(2, (await world.As("treasurer").Get("/invoices")).Body!["items"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Work_of_the_last_month_draws_the_last_months_hours(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "monthly", minutes = 120, startsOn = "2026-11-01" });
        var (request, _) = await Job.Worked(world, 60, estimate: 0);
        world.Clock.Hold(new DateTime(2026, 12, 1, 17, 0, 0, DateTimeKind.Utc));
        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 20, note = "The evening before.", day = "2026-11-30" }));
        var shown = await Get(world, plan);
        Assert.Equal([80, 0], shown["hours"]!.AsArray().Select(h => (int)h!["usedMinutes"]!));
        Assert.Equal(["2026-11-01 120", "2026-11-17 60", "2026-11-30 40", "2026-12-01 120"], shown["burn"]!.AsArray().Select(b => $"{b!["day"]} {b["leftMinutes"]}"));
    }

    [Theory]
    [InlineData("none", 120)]
    [InlineData("1", 180)]
    [InlineData("all", 180)]
    public async Task Hours_left_over_stay_as_long_as_agreed(string rollover, int december)
    {
        await using var world = await World.Start(Engines.Sqlite);
        var plan = await Made(world, new { kind = "monthly", minutes = 120, startsOn = "2026-11-01", rollover, usedMinutes = 60 });
        world.Clock.Hold(new DateTime(2026, 12, 2, 17, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Equal(december, (int)(await Get(world, plan))["leftMinutes"]!);
        world.Clock.Hold(new DateTime(2027, 1, 2, 17, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Equal(rollover == "all" ? 300 : rollover == "1" ? 240 : 120, (int)(await Get(world, plan))["leftMinutes"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_share_of_use_is_told_once_to_client_member_and_steward(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "block", minutes = 100 });
        var (request, _) = await Job.Worked(world, 60, estimate: 0);
        await world.Settle();
        Assert.Equal([50], await Percents(world));
        Assert.Equal(3, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "plan.used-to")));
        var time = await Times(world, request);
        Job.Ok(200, await world.As("steward").Post($"/requests/{request}/time/{time}/correction", new { minutes = 10 }));
        Assert.Equal(90, (int)(await Get(world, plan))["leftMinutes"]!);
        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 85, note = "The rest of it." }));
        await world.Settle();
        Assert.Equal([50, 75, 90], await Percents(world));
        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 5, note = "A last look." }));
        await world.Settle();
        Assert.Equal([50, 75, 90, 100], await Percents(world));
        Assert.Equal(9, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "plan.used-to")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Corrected_time_gives_back_hours_and_the_money_they_earned(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "block", minutes = 61 });
        await world.Settle();
        var (request, _) = await Job.Worked(world, 41, estimate: 0);
        await world.Settle();
        var key = Guid.CreateVersion7().ToString();
        var at = $"/requests/{request}/time/{await Times(world, request)}/correction";
        var first = Job.Ok(200, await world.As("steward").Post(at, new { minutes = 7 }, key));
        Assert.Equal(first.ToJsonString(), Job.Ok(200, await world.As("steward").Post(at, new { minutes = 7 }, key)).ToJsonString());
        await world.Settle();
        Assert.Equal((54, -1_750), ((int)(await Get(world, plan))["leftMinutes"]!, await Job.Balance(world, 4010)));
        Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 54, note = "The rest of it." }));
        await world.Settle();
        Assert.Equal((0, -15_250, -12_810), (await Job.Balance(world, 2020), await Job.Balance(world, 4010), await Job.Balance(world, 2105)));
        Assert.Equal(61, await world.Look(db => db.Set<PlanDraw>().SumAsync(d => d.Minutes)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Beyond_the_hours_it_stops_or_goes_on_at_the_rate(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "block", minutes = 60, beyond = "bill", beyondPerHourMinor = 18_000 });
        var (request, _) = await Job.Worked(world, 90, estimate: 0);
        Assert.Equal(9_000, (long)(await Job.Invoice(world, request))["netMinor"]!);
        Job.Ok(200, await world.As("steward").Post($"/plans/{plan}/change", new { beyond = "ask" }));
        var more = Job.Ok(201, await world.As("steward").Post($"/requests/{request}/time", new { minutes = 30, note = "Looked again." }));
        Assert.False((bool)more["billable"]!);
        Job.No(422, "invoice.empty", await world.As("treasurer").Post("/invoices", new { request }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_change_leaves_out_stays_as_it_was(string engine)
    {
        await using var world = await World.Start(engine);
        var named = await world.Do(s => s.GetRequiredService<Collegium.Clients.ClientsDoor>().AddContact(world.Clients[Dentist], "The bookkeeper", "books@client.example", null));
        var by = new { stopped = 15, hindered = 60, canWait = 240 };
        var plan = await Made(world, new
        {
            kind = "monthly", minutes = 120, startsOn = "2026-11-01", endsOn = "2027-10-31", rollover = "3", beyond = "bill", beyondPerHourMinor = 18_000,
            renews = true, noticeDays = 45, promises = new { answer = by }, contacts = new[] { named.Id }, billed = false,
        });
        string[] terms = ["endsOn", "rollover", "beyond", "beyondPerHourMinor", "renews", "noticeDays", "promises", "contacts", "billed", "pricePerHourMinor"];
        var before = Said(await Get(world, plan));
        var changed = Job.Ok(200, await world.As("steward").Post($"/plans/{plan}/change", new { minutes = 180 }));
        Assert.Equal((180, before), ((int)changed["minutes"]!, Said(changed)));
        Assert.Null(Job.Ok(200, await world.As("steward").Post($"/plans/{plan}/change", new { noEnd = true }))["endsOn"]);

        string Said(JsonNode shown) => string.Join('\n', terms.Select(t => $"{t} {shown[t]?.ToJsonString()}"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_who_is_named_draws_from_it(string engine)
    {
        await using var world = await World.Start(engine);
        var other = await world.Do(s => s.GetRequiredService<Collegium.Clients.ClientsDoor>().AddContact(world.Clients[Dentist], "The bookkeeper", "books@client.example", null));
        var plan = await Made(world, new { kind = "block", minutes = 600, contacts = new[] { other.Id } });
        await Job.Worked(world, 60, estimate: 0);
        Assert.Equal(600, (int)(await Get(world, plan))["leftMinutes"]!);
        Job.Ok(200, await world.As("steward").Post($"/plans/{plan}/change", new { contacts = Array.Empty<Guid>() }));
        await Job.Worked(world, 60, estimate: 0);
        Assert.Equal(540, (int)(await Get(world, plan))["leftMinutes"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_is_asked_ahead_and_goes_on_or_ends(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "block", minutes = 600, startsOn = "2026-11-01", endsOn = "2026-12-31", noticeDays = 20, billed = false });
        var other = await Made(world, new { kind = "block", minutes = 600, startsOn = "2026-11-01", endsOn = "2026-12-31", noticeDays = 20, billed = false });
        Job.No(422, "plan.not-asked", await world.As("client").Post($"/plans/{plan}/renewal", new { goesOn = true }));
        world.Clock.Hold(new DateTime(2026, 12, 11, 7, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Equal("2026-12-11", (string?)(await Get(world, plan))["renewalAskedOn"]);
        Job.Ok(200, await world.As("client").Post($"/plans/{plan}/renewal", new { goesOn = true }));
        world.Clock.Hold(new DateTime(2027, 1, 1, 7, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        var on = await Get(world, plan);
        Assert.Equal(("2027-02-28", 600, "running"), ((string)on["endsOn"]!, (int)on["leftMinutes"]!, (string)on["state"]!));
        Assert.Equal(("2026-12-31", "ended"), ((string)(await Get(world, other))["endedOn"]!, (string)(await Get(world, other))["state"]!));
    }

    /// <summary>The clock is set back over the turn of the month, and forward again: December opens once.</summary>
    [Fact]
    public async Task A_clock_set_back_opens_no_month_twice()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var plan = await Made(world, new { kind = "monthly", minutes = 120, startsOn = "2026-11-01" });
        foreach (var at in new[] { new DateTime(2026, 12, 1, 8, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 30, 8, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 1, 9, 0, 0, DateTimeKind.Utc) })
        {
            world.Clock.Hold(at);
            await world.Settle();
        }

        Assert.Equal(2, (await Get(world, plan))["hours"]!.AsArray().Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Many_at_once_never_draw_more_than_there_is(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = await Made(world, new { kind = "block", minutes = 100 });
        var (request, _) = await Job.Worked(world, 1, estimate: 0);
        await Task.WhenAll(Enumerable.Range(0, 12).Select(_ => world.As("steward").Post($"/requests/{request}/time", new { minutes = 13, note = "A part of it." })));
        Assert.Equal(0, (int)(await Get(world, plan))["leftMinutes"]!);
        Assert.Equal(100, await world.Look(db => db.Set<PlanDraw>().SumAsync(d => d.Minutes)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_steward_makes_it_on_a_page_and_the_client_reads_it(string engine)
    {
        await using var world = await World.Start(engine);
        using var steward = await world.SignIn("steward");
        await steward.Open($"/clients/{world.Clients[Dentist]}/plans/new");
        await steward.Send("#plan form", ("kind", "monthly"), ("hours", "0.5"), ("notice", "30"));
        Assert.Equal(422, steward.Status);
        Assert.Contains("from 1 to 1,000 hours", steward.Text, StringComparison.Ordinal);
        await steward.Send("#plan form", ("kind", "monthly"), ("hours", "7.5"), ("notice", "30"), ("starts", ""), ("answer-stopped", "15"), ("answer-hindered", "60"), ("answer-wait", "240"));
        Assert.Contains("7.5 hours a month", steward.Text, StringComparison.Ordinal);
        Assert.Contains("15 min when work has stopped", steward.Text, StringComparison.Ordinal);
        using var client = await world.SignIn("client");
        await client.Open("/mine/plan");
        Assert.Contains("7.5 hours a month", client.Text, StringComparison.Ordinal);
        Assert.Single(client.Page.QuerySelectorAll("polyline.burn"));
        await steward.Open("/plans");
        Assert.Contains(Dentist, steward.Text, StringComparison.Ordinal);
    }

    private static async Task<string> Made(World world, object terms) =>
        (string)Job.Ok(201, await world.As("steward").Post($"/clients/{world.Clients[Dentist]}/plans", terms))["id"]!;

    private static async Task<JsonNode> Get(World world, string plan) => Job.Ok(200, await world.As("client").Get($"/plans/{plan}"));

    private static Task<Guid> Times(World world, Guid request) => world.Look(db => db.Set<Collegium.Desk.Work.TimeEntry>().Where(t => t.RequestId == request).Select(t => t.Id).FirstAsync());

    private static Task<List<int>> Percents(World world) => world.Look(async db =>
        (await db.Set<Fact>().Where(f => f.Kind == "plan.used-to").OrderBy(f => f.Seq).ToListAsync()).ConvertAll(f => (int)JsonNode.Parse(f.Data)!["percent"]!));
}
