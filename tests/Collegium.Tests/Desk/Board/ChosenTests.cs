using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Desk.Board;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Board;

/// <summary>One step for many: each row takes it whole or not at all, and each is told of.</summary>
public sealed class ChosenTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_row_is_told_of_and_none_is_half_done(string engine)
    {
        await using var world = await World.Start(engine);
        var waiting = await Told.Asked(world);
        var (steward, at) = await Told.Accepted(world);
        var accepted = (int)(await steward.Get(at)).Body!["number"]!;
        int[] numbers = [(int)waiting["number"]!, accepted, 999_999];
        var before = (await Told.Kinds(world, Guid.Parse(at[^36..]))).Count;

        var (status, told) = await steward.Post("/requests/steps", new { numbers, step = "refuse", words = "We don’t repair coffee machines." }, "once");
        Assert.Equal(200, status);
        Assert.Equal([true, false, false], told!["items"]!.AsArray().Select(i => (bool)i!["done"]!));
        Assert.Equal(["request.taken", "request.missing"], told["items"]!.AsArray().Skip(1).Select(i => (string)i!["code"]!));
        Assert.Equal("refused", (string?)(await steward.Get($"/requests/{waiting["id"]}")).Body!["state"]);
        Assert.Equal("accepted", (string?)(await steward.Get(at)).Body!["state"]);
        Assert.Equal(before, (await Told.Kinds(world, Guid.Parse(at[^36..]))).Count);
        var again = (await steward.Post("/requests/steps", new { numbers, step = "refuse", words = "We don’t repair coffee machines." }, "once")).Body;
        Assert.Equal(told.ToJsonString(), again!.ToJsonString());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Tags_and_stewards_are_set_on_many_and_filtered_by(string engine)
    {
        await using var world = await World.Start(engine);
        var first = (int)(await Told.Asked(world))["number"]!;
        var second = (int)(await Told.Asked(world, "The e-mails of everybody are slow since Friday.", "Hollis Ranch Realty", "can-wait"))["number"]!;
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk");
        await browser.Send("form.keep", ("Chosen", $"{first}"), ("Chosen", $"{second}"), ("Step", "tag"), ("Tag", "Big  Move"));
        Assert.Contains($"Done for all 2: {first}, {second}.", browser.Text, StringComparison.Ordinal);
        await browser.Send("form.keep", ("Chosen", $"{second}"), ("Step", "untag"), ("Tag", "big move"));
        await browser.Send("form.keep", ("Chosen", $"{second}"), ("Step", "mind"), ("Steward", "me"));
        Assert.Contains($"Done for {second}.", browser.Text, StringComparison.Ordinal);

        await browser.Send("form.keep", ("Chosen", $"{first}"), ("Chosen", $"{second}"), ("Step", "refuse"), ("Words", " "), ("Tag", "unsent"));
        Assert.Equal([first, second], browser.Page.QuerySelectorAll("[name=Chosen][checked]").Select(c => int.Parse(c.GetAttribute("value")!, System.Globalization.CultureInfo.InvariantCulture)).Order());
        Assert.Equal("unsent", browser.Page.QuerySelector("#c-tag")!.GetAttribute("value"));

        await browser.Open("/desk?tag=big+move&cols=number,tags,desk");
        Assert.Equal([$"{first}"], browser.Page.QuerySelectorAll("tbody .c-no").Select(c => c.TextContent));
        Assert.Equal("big move", browser.Page.QuerySelector(".c-tags")!.TextContent);
        var me = await world.Look(db => db.Set<Request>().Where(r => r.Number == second).Select(r => r.StewardLogin).SingleAsync());
        await browser.Open($"/desk?steward={me}&cols=number,desk");
        Assert.Equal([$"{second}"], browser.Page.QuerySelectorAll("tbody .c-no").Select(c => c.TextContent));
        Assert.Equal("Ruth Okafor", browser.Page.QuerySelector(".c-desk")!.TextContent);
        Assert.DoesNotContain("big move", (await world.As("client").Get("/requests")).Body!.ToJsonString(), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task How_badly_it_hurts_is_changed_for_many_and_the_promises_follow(string engine)
    {
        await using var world = await World.Start(engine);
        var slow = await Told.Asked(world, "The e-mails of everybody are slow since Friday.", "Hollis Ranch Realty", "can-wait");
        var quick = await Told.Asked(world);
        Assert.Equal("2026-11-18T00:12:00Z", (string?)slow["respondBy"]);
        await world.Pass(TimeSpan.FromMinutes(10));
        int[] numbers = [(int)slow["number"]!, (int)quick["number"]!];

        using var browser = await world.SignIn("steward");
        await browser.Open("/desk");
        await browser.Send("form.keep", ("Chosen", $"{numbers[0]}"), ("Chosen", $"{numbers[1]}"), ("Step", "impact"), ("Impact", "hindered"));
        Assert.Contains($"Done for all 2: {string.Join(", ", numbers.Order())}.", browser.Text, StringComparison.Ordinal);
        var (more, less) = ((await world.As("steward").Get($"/requests/{slow["id"]}")).Body!, (await world.As("steward").Get($"/requests/{quick["id"]}")).Body!);
        Assert.Equal(("hindered", "2026-11-17T18:22:00Z"), ((string?)more["impact"], (string?)more["respondBy"]));
        Assert.Equal(("hindered", "2026-11-17T18:12:00Z"), ((string?)less["impact"], (string?)less["clocks"]![0]!["due"]));
        Assert.Equal("stopped", (string?)await Told.LastData(world, "request.impact-changed", "was"));

        // The time that is nearer already stays.
        await world.Pass(TimeSpan.FromMinutes(100));
        await world.As("steward").Post("/requests/steps", new { numbers = numbers[1..], step = "impact", words = "stopped" });
        Assert.Equal("2026-11-17T18:12:00Z", (string?)(await world.As("steward").Get($"/requests/{quick["id"]}")).Body!["respondBy"]);
        var told = (await world.As("steward").Post("/requests/steps", new { numbers = numbers[1..], step = "impact", words = "urgent" })).Body!;
        Assert.Equal("request.no-impact", (string?)told["items"]![0]!["code"]);
        await world.Pass(TimeSpan.FromMinutes(11));
        Assert.Equal("broken", (string?)(await world.As("steward").Get($"/requests/{quick["id"]}")).Body!["clocks"]![0]!["state"]);

        await browser.Open($"/requests/{slow["number"]}");
        Assert.Contains("it can wait became work is slowed, and the promised times follow.", browser.Text, StringComparison.Ordinal);
        await browser.Send("#impact form", ("impact", "stopped"));
        Assert.Equal("stopped", (string?)(await world.As("steward").Get($"/requests/{slow["id"]}")).Body!["impact"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_rows_stand_in_columns_by_day_and_by_place(string engine)
    {
        await using var world = await World.Start(engine);
        var number = (int)(await Told.Asked(world))["number"]!;
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk?show=columns");
        Assert.Equal("1", browser.Page.QuerySelector("#lane-Asked .no")!.TextContent);
        Assert.Contains("Ocotillo Bend Dental", browser.Page.QuerySelector($"li#r{number}")!.TextContent, StringComparison.Ordinal);
        await browser.Open("/desk?show=calendar");
        Assert.Contains("9:42", browser.Page.QuerySelector(".month td:has([aria-current]) .due")!.TextContent, StringComparison.Ordinal);
        await browser.Open("/desk?show=calendar&span=day&on=2026-11-17");
        Assert.Contains("9:42", browser.Page.QuerySelector(".oneday .due")!.TextContent, StringComparison.Ordinal);
        await browser.Open("/desk?show=calendar&span=week&on=2026-12-01");
        Assert.Equal(7, browser.Page.QuerySelectorAll(".oneday").Length);
        Assert.Empty(browser.Page.QuerySelectorAll(".due"));
        await browser.Open("/desk?show=map");
        Assert.Equal("Ocotillo Bend Dental, 1 open", browser.Page.QuerySelector("svg.x, .places svg a:has(circle) title")!.TextContent);
        Assert.Equal(5, browser.Page.QuerySelectorAll(".places .member").Length);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_column_offers_no_step_that_would_be_refused(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world, "It is all somehow strange today.", "Hollis Ranch Realty", "can-wait");
        await Told.Asked(world, Told.XRay, "Tarrow & Pell, Attorneys");
        var (steward, at) = await Told.Accepted(world);
        await Told.Accepted(world);
        await steward.Post($"{at}/completion");
        var taken = 0;
        using var browser = await world.SignIn("steward");
        foreach (var _ in Enumerable.Range(0, 12))
        {
            await browser.Open("/desk?show=columns");
            var offered = browser.Page.QuerySelectorAll("button[name=Move]").Select(b => b.GetAttribute("value")!).ToList();
            if (offered.Count == 0)
            {
                break;
            }

            await browser.Send("form.keep", ("Move", offered[^1]));
            Assert.Contains($"Done for {offered[^1].Split(' ')[0]}.", browser.Text, StringComparison.Ordinal);
            taken++;
        }

        Assert.True(taken >= 5, $"{taken} steps");
        await browser.Open("/desk?show=columns");
        Assert.Empty(browser.Page.QuerySelectorAll("button[name=Move]"));
    }
}
