using System.Text.Json.Nodes;
using Collegium.Contracts;
using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>Estimate, time, completion and confirmation: what was agreed is billed, and everybody is told what isn't.</summary>
public sealed class WorkTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_estimate_to_the_confirmation(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);

        var (status, estimated) = await steward.Post($"{at}/estimate", new { minutesFrom = 60, minutesTo = 120, partsMinor = 0, note = "Look at the link." });
        Assert.Equal((200, 15000L), (status, (long)estimated!["estimate"]!["pricePerHourMinor"]!));
        Assert.Equal(200, (await steward.Post($"{at}/approval")).Status);

        var (created, time) = await steward.Post($"{at}/time", new { minutes = 90, note = "Reset the image service." });
        Assert.Equal((201, true), (created, (bool)time!["billable"]!));
        Assert.Equal("90 of 90 minutes are billed under the approved estimate.", (string?)time["why"]);
        Assert.Equal("in-work", (string?)(await steward.Get(at)).Body!["state"]);

        Assert.Equal("done", (string?)(await steward.Post($"{at}/completion", new { note = "Fixed" })).Body!["state"]);
        var (confirmed, closed) = await steward.Post($"{at}/confirmation", new { rating = 5 });
        Assert.Equal((200, "confirmed", 90), (confirmed, (string?)closed!["state"], (int)closed["minutes"]!));
        Assert.All(closed["clocks"]!.AsArray(), c => Assert.Equal("kept", (string?)c!["state"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Time_nobody_agreed_to_is_recorded_and_not_billed(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);

        var (_, free) = await steward.Post($"{at}/time", new { minutes = 30, note = "Listened on the phone." });
        Assert.Equal(
            "30 of 30 minutes aren't billed: there is no plan with hours left and no estimate the client approved. Send one before you go on.",
            (string?)free!["why"]);
        Assert.False((bool)free["billable"]!);

        await steward.Post($"{at}/estimate", new { minutesFrom = 30, minutesTo = 60, partsMinor = 0, note = "" });
        await steward.Post($"{at}/approval");
        var (_, over) = await steward.Post($"{at}/time", new { minutes = 100, note = "Drove there." });
        Assert.Equal(
            "60 of 100 minutes are billed under the approved estimate. 40 of 100 minutes aren't billed: the client approved at most 60. "
            + "Send a new estimate before you go on.",
            (string?)over!["why"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Minutes_and_days_that_cannot_be_are_refused_in_words(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);

        foreach (var (minutes, said) in new[] { (-45L, "−45"), (0, "0"), (1441, "1,441"), (1_000_000_000_000, "1,000,000,000,000") })
        {
            var (status, no) = await steward.Post($"{at}/time", new { minutes, note = "x" });
            Assert.Equal((422, "time.out-of-range"), (status, (string?)no!["code"]));
            Assert.Equal($"{said} minutes can't be one day's work. Write them as a number from 1 to 1,440.", (string?)no["detail"]);
        }

        foreach (var day in new[] { "1926-11-17", "2126-11-17", "2026-11-18" })
        {
            Assert.Equal("time.day", (string?)(await steward.Post($"{at}/time", new { minutes = 5, note = "x", day })).Body!["code"]);
        }

        Assert.Equal(201, (await steward.Post($"{at}/time", new { minutes = 5, note = "x", day = "2026-11-16" })).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Estimates_out_of_reason_are_refused(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        foreach (var (from, to, parts, code) in new[]
        {
            (0L, 60L, 0L, "estimate.out-of-range"), (60, 30, 0, "estimate.out-of-range"), (1, 6001, 0, "estimate.out-of-range"),
            (1, 10_000_000_000, 0, "estimate.out-of-range"), (1, 2, -1, "estimate.parts-out-of-range"), (1, 2, long.MaxValue, "estimate.parts-out-of-range"),
        })
        {
            var (status, no) = await steward.Post($"{at}/estimate", new { minutesFrom = from, minutesTo = to, partsMinor = parts, note = "x" });
            Assert.Equal((422, code), (status, (string?)no!["code"]));
        }

        Assert.Equal("estimate.missing", (string?)(await steward.Post($"{at}/approval")).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_sees_notes_for_it_and_cannot_hide_any(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        Assert.Equal(201, (await steward.Post($"{at}/notes", new { text = "<script>alert(1)</script> بالعربية 🖨", audience = "members" })).Status);
        Assert.Equal("note.empty", (string?)(await steward.Post($"{at}/notes", new { text = " ", audience = "client" })).Body!["code"]);
        Assert.Equal("note.no-audience", (string?)(await steward.Post($"{at}/notes", new { text = "x", audience = "all" })).Body!["code"]);
        Assert.Equal("text.too-long", (string?)(await steward.Post($"{at}/notes", new { text = new string('x', 1_000_000), audience = "client" })).Body!["code"]);
        Assert.Equal("text.unreadable", (string?)(await steward.Post($"{at}/notes", new { text = "\0\u0001\u0002", audience = "client" })).Body!["code"]);
        Assert.Equal("note.not-for-client", (string?)(await world.As("client").Post($"{at}/notes", new { text = "x", audience = "members" })).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_side_takes_its_own_steps_only(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, at) = await Told.Accepted(world);
        var estimate = new { minutesFrom = 1, minutesTo = 2, partsMinor = 0, note = "x" };
        Assert.Equal(403, (await world.As("client").Post($"{at}/estimate", estimate)).Status);
        Assert.Equal(403, (await world.As("practitioner").Post($"{at}/approval")).Status);
        Assert.Equal(403, (await world.As("treasurer").Post($"{at}/time", new { minutes = 1, note = "x" })).Status);
        Assert.Equal(404, (await world.As("steward").Post($"/requests/{Guid.CreateVersion7()}/completion")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_steward_never_speaks_for_the_client_of_the_own_practice(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        await steward.Post($"{at}/estimate", new { minutesFrom = 1, minutesTo = 2, partsMinor = 0, note = "x" });
        var practice = Guid.Parse((string)(await steward.Get(at)).Body!["practice"]!["id"]!);
        await world.Do(s => Told.Practise(s, "steward", practice));

        var (status, no) = await steward.Post($"{at}/approval");
        Assert.Equal((403, "actor.own-practice"), (status, (string?)no!["code"]));
        Assert.Equal(200, (await world.As("client").Post($"{at}/approval")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_a_rating_the_client_gave_counts(string engine)
    {
        await using var world = await World.Start(engine);
        foreach (var (role, counts) in new[] { ("steward", false), ("client", true) })
        {
            var (steward, at) = await Told.Accepted(world);
            await steward.Post($"{at}/completion");
            Assert.Equal("rating.out-of-range", (string?)(await world.As(role).Post($"{at}/confirmation", new { rating = 6 })).Body!["code"]);
            Assert.Equal(200, (await world.As(role).Post($"{at}/confirmation", new { rating = 5, words = "Quick." })).Status);
            Assert.Equal("request.confirmed-already", (string?)(await world.As(role).Post($"{at}/confirmation")).Body!["code"]);
            Assert.Equal(counts, await Told.LastData(world, "request.confirmed", "counts") is JsonValue v && (bool)v);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Silence_confirms_after_five_open_days_and_the_fact_says_so(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        await steward.Post($"{at}/completion");
        await world.Pass(TimeSpan.FromDays(6.9));
        Assert.Equal("done", (string?)(await steward.Get(at)).Body!["state"]);
        await world.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal("confirmed", (string?)(await steward.Get(at)).Body!["state"]);
        Assert.True((bool)(await Told.LastData(world, "request.confirmed", "automatically"))!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_clients_plans_are_used_first_oldest_first_and_then_the_estimate(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        foreach (var (minutes, day) in new[] { (40, 1), (30, 2) })
        {
            await world.Do(s => Task.FromResult(s.GetRequiredService<ContractsDoor>().AddPlan(
                world.Clients["Ocotillo Bend Dental"], minutes, 14_000, "USD", new DateOnly(2026, 11, day), Guid.CreateVersion7())));
            await world.Pass(TimeSpan.FromSeconds(1));
        }

        await steward.Post($"{at}/estimate", new { minutesFrom = 5, minutesTo = 10, partsMinor = 0, note = "" });
        await steward.Post($"{at}/approval");
        var (_, time) = await steward.Post($"{at}/time", new { minutes = 90, note = "Put the driver back." });
        Assert.Equal(
            "70 of 90 minutes come from the client's plan. 10 of 90 minutes are billed under the approved estimate. 10 of 90 minutes aren't billed: "
            + "the client approved at most 10. Send a new estimate before you go on.",
            (string?)time!["why"]);
        Assert.Equal(90, (int)(await steward.Get(at)).Body!["minutes"]!);
        Assert.StartsWith("The one minute isn't billed:", (string?)(await steward.Post($"{at}/time", new { minutes = 1, note = "Rang back." })).Body!["why"], StringComparison.Ordinal);
        var used = await world.Look(db => db.Set<PlanHours>().OrderBy(p => p.OpenedAt).Select(p => p.MinutesUsed).ToListAsync());
        Assert.Equal([40, 30], used);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task In_an_association_each_practice_has_its_own_price_or_none(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { Form = ChapterForm.Association });
        var (steward, at) = await Told.Accepted(world);
        var (status, no) = await steward.Post($"{at}/estimate", new { minutesFrom = 5, minutesTo = 10, partsMinor = 0, note = "" });
        Assert.Equal((422, "estimate.no-price"), (status, (string?)no!["code"]));
    }
}
