using System.Text.Json.Nodes;
using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>The four promises: as the client's plan says or else the charter, paused for a reason, not given where that is said.</summary>
public sealed class PromiseClockTests
{
    private const string Dentist = "Ocotillo Bend Dental";

    [Fact]
    public void A_lunch_break_a_closed_day_and_a_leap_day_count_as_they_are()
    {
        var lunch = new BusinessTime(new CharterRules { LunchFrom = 12 * 60, LunchTo = 13 * 60 }, "America/Phoenix", [new DateOnly(2028, 2, 28)]);
        Assert.Equal(Phoenix(2026, 11, 17, 13, 10), lunch.Add(Phoenix(2026, 11, 17, 11, 50), 20));
        Assert.Equal(600, lunch.Minutes(Phoenix(2026, 11, 17, 0, 0), Phoenix(2026, 11, 18, 0, 0)));
        Assert.False(lunch.IsOpen(Phoenix(2026, 11, 17, 12, 30)));
        Assert.Equal(Phoenix(2028, 2, 29, 7, 20), lunch.Add(Phoenix(2028, 2, 25, 17, 50), 30));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_client_writes_is_owed_an_answer(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        Assert.Equal(201, (await world.As("client").Post($"{at}/notes", new { text = "It happens in the other room too.", audience = "client" })).Status);
        Assert.Equal(("running", World.Morning.AddHours(2)), await Clock(steward, at, "next-answer"));
        await world.Pass(TimeSpan.FromMinutes(100));
        Assert.Equal("at-risk", (await Clock(steward, at, "next-answer")).State);
        Assert.Equal(201, (await steward.Post($"{at}/notes", new { text = "We saw it; somebody comes at noon.", audience = "client" })).Status);
        Assert.Equal("kept", (await Clock(steward, at, "next-answer")).State);
        await world.As("client").Post($"{at}/notes", new { text = "Noon it is.", audience = "client" });
        Assert.Equal("running", (await Clock(steward, at, "next-answer")).State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_plans_promises_come_before_the_charters(string engine)
    {
        await using var world = await World.Start(engine);
        Assert.Equal(201, (await world.As("steward").Post($"/clients/{world.Clients[Dentist]}/plans", new
        {
            kind = "block", minutes = 600, promises = new { answer = new { stopped = 10, hindered = 20, canWait = 30 }, resolution = new { stopped = 120, hindered = 240, canWait = 480 } },
        })).Status);
        var request = await Told.Asked(world);
        Assert.Equal(World.Morning.AddMinutes(10), request["respondBy"]!.GetValue<DateTime>().ToUniversalTime());
        Assert.Equal(("running", World.Morning.AddHours(2)), await Clock(world.As("steward"), $"/requests/{request["id"]}", "resolution"));
        var other = await Told.Asked(world, "The office printer prints blank pages since today.", "Hollis Ranch Realty");
        Assert.Equal(World.Morning.AddMinutes(30), other["respondBy"]!.GetValue<DateTime>().ToUniversalTime());
        await world.Pass(TimeSpan.FromHours(3));
        Assert.Contains("promise.broken", await Told.Kinds(world, request.Id()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_stands_still_for_a_reason_and_runs_on_by_the_day_or_the_clients_word(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var paused = await steward.Post($"{at}/pause", new { reason = "date", words = "They want it on Thursday, when the doctor is away.", until = "2026-11-19" });
        Assert.Equal((200, "date", "Ruth Okafor"), (paused.Status, (string?)paused.Body!["pause"]!["reason"], (string?)paused.Body["pause"]!["by"]));
        await world.Pass(TimeSpan.FromHours(30));
        Assert.Equal("paused", (await Clock(steward, at, "at-work")).State);
        world.Clock.Hold(new DateTime(2026, 11, 19, 7, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Equal(("running", new DateTime(2026, 11, 19, 18, 0, 0, DateTimeKind.Utc)), await Clock(steward, at, "at-work"));

        Assert.Equal(200, (await steward.Post($"{at}/pause", new { reason = "part", words = "The cable is ordered." })).Status);
        await world.As("client").Post($"{at}/notes", new { text = "We found one in the cupboard.", audience = "client" });
        Assert.Equal("running", (await Clock(steward, at, "at-work")).State);
        Assert.Equal(
            [PauseEnd.DayCame, PauseEnd.ClientWrote],
            await world.Look(db => db.Set<ClockPause>().OrderBy(p => p.From).Select(p => p.EndedBy!.Value).ToListAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_promise_is_a_choice_with_a_reason(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var steward = world.As("steward");
        var said = await steward.Post($"/requests/{request["id"]}/no-promise", new { why = "The maker's own engineers have to come, and won't say when." });
        Assert.Equal(200, said.Status);
        var open = (await steward.Get($"/requests/{request["id"]}")).Body!["offers"]!.AsArray().First(o => (string?)o!["state"] == "open");
        Assert.Equal(200, (await steward.Post($"/offers/{open!["id"]}/acceptance")).Status);
        await world.Pass(TimeSpan.FromDays(3));
        Assert.DoesNotContain("promise.broken", await Told.Kinds(world, request.Id()));
        using var client = await world.SignIn("client");
        await client.Open($"/mine/{request["number"]}");
        Assert.Contains("No time is promised for this: The maker's own engineers", client.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_day_the_client_is_closed_is_no_day(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do(s => s.GetRequiredService<ClientRecords>().Put(
            world.Clients[Dentist], new ClientInput(Dentist, "dental", "Phoenix", "2208 E. Bell Wren Lane", 9) { ClosedOn = "2026-11-17" }));
        var request = await Told.Asked(world);
        Assert.Equal(Phoenix(2026, 11, 18, 7, 30), request["respondBy"]!.GetValue<DateTime>().ToUniversalTime());
    }

    /// <summary>Four sweeps at the same moment, and a clock set back and forward again: each promise is told of once.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_sweeps_and_however_the_clock_jumps_it_is_told_once(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var sweep = world.Services.GetRequiredService<TimerSweep>();
        foreach (var minutes in new[] { 25, 5, 40, 10, 45 })
        {
            world.Clock.Hold(World.Morning.AddMinutes(minutes));
            await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => sweep.RunDue()));
        }

        Assert.Equal(
            ["promise.at-risk", "promise.broken"],
            (await Told.Kinds(world, request.Id())).Where(k => k.StartsWith("promise.", StringComparison.Ordinal)));
    }

    private static async Task<(string? State, DateTime Due)> Clock(Api api, string at, string kind)
    {
        var clock = (await api.Get(at)).Body!["clocks"]!.AsArray().First(c => (string?)c!["kind"] == kind)!;
        return ((string?)clock["state"], clock["due"]!.GetValue<DateTime>().ToUniversalTime());
    }

    private static DateTime Phoenix(int year, int month, int day, int hour, int minute) =>
        new DateTime(year, month, day, hour, minute, 0, DateTimeKind.Utc).AddHours(7);
}
