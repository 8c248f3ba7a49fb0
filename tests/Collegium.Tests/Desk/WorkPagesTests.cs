using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk;

/// <summary>A practitioner's day on the phone: an offer, the work, and what of it is billed.</summary>
public sealed class WorkPagesTests
{
    private const string Member = "practitioner@sonoran.example";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_list_of_offers_to_done_and_each_time_it_says_what_is_billed(string engine)
    {
        await using var world = await World.Start(engine);
        var number = await Told(world);
        using var browser = await SignInTests.Enter(world, Member);
        await browser.Open("/offers");
        Assert.DoesNotContain("Ocotillo", browser.Text, StringComparison.Ordinal);
        await browser.Open(browser.Page.QuerySelector("#offers a[href^='/offers/']")!.GetAttribute("href")!);
        await browser.Send("#answer");
        Assert.Equal($"/work/{number}", browser.Address);
        Assert.Contains("Ocotillo Bend Dental", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("a[href='tel:+14805550100']"));

        await browser.Send("#time form", ("Form.Minutes", "-45"), ("Form.What", "Looked at it"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("−45 minutes can't be one day's work", browser.Page.QuerySelector("#form-minutes-refusal")!.TextContent, StringComparison.Ordinal);
        await browser.Send("#time form", ("Form.Minutes", "30"), ("Form.What", "Looked at it"), ("Form.Day", "1926-11-17"));
        Assert.Equal(422, browser.Status);
        await browser.Send("#time form", ("Form.Minutes", "0:30"), ("Form.What", "Looked at it"));
        Assert.Contains("30 of 30 minutes aren't billed", browser.Page.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);

        await browser.Send("#estimate form", ("Form.MinutesFrom", "60"), ("Form.MinutesTo", "30"), ("Form.Parts", ""), ("Form.About", ""));
        Assert.Equal(422, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#form-minutesto-refusal"));
        await browser.Send("#estimate form", ("Form.MinutesFrom", "an hour"), ("Form.MinutesTo", "2 h"), ("Form.Parts", ""), ("Form.About", ""));
        Assert.NotNull(browser.Page.QuerySelector("#form-minutesfrom-refusal"));
        await browser.Send("#estimate form", ("Form.MinutesFrom", "60"), ("Form.MinutesTo", "2 h"), ("Form.Parts", "48.00"), ("Form.About", "A cable"));
        Assert.Contains("waits for their yes", browser.Text, StringComparison.Ordinal);
        Assert.Equal((120, 4_800L), await world.Look(async db => await db.Set<Estimate>().SingleAsync() is var e ? (e.MinutesTo, e.PartsMinor) : default));
        await Approve(world);

        await browser.Open($"/work/{number}");
        await browser.Send("#time form", ("Form.Minutes", "45"), ("Form.What", "Driver put back"));
        Assert.Contains("45 of 45 minutes are billed under the approved estimate", browser.Page.QuerySelector(".toast")!.TextContent, StringComparison.Ordinal);
        await browser.Send("#note form", ("Form.Text", "Watch the update."), ("Form.Audience", "members"));
        Assert.Contains("Only members see this", browser.Page.QuerySelector("#story")!.TextContent, StringComparison.Ordinal);
        await browser.Send("#done form", ("Form.How", "Ten pictures in a row."));
        Assert.Contains("The client is asked whether it’s fixed", browser.Text, StringComparison.Ordinal);
        Assert.Equal(RequestState.Done, await world.Look(db => db.Set<Request>().Select(r => r.State).SingleAsync()));
        await browser.Open("/work");
        Assert.Contains("the client is asked whether it’s fixed", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_not_theirs_is_missing_and_empty_lists_teach(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await SignInTests.Enter(world, Member);
        await browser.Open("/offers");
        Assert.Contains("No offers right now", browser.Text, StringComparison.Ordinal);
        await browser.Open("/work");
        Assert.Contains("Nothing to work on", browser.Text, StringComparison.Ordinal);

        var number = await Told(world);
        var foreign = await world.Look(db => db.Set<Offer>().Where(o => o.PracticeId != world.Practices["Whitlock & Obi"]).Select(o => o.Id).FirstAsync());
        foreach (var address in new[] { $"/work/{number}", $"/offers/{foreign}", $"/work/{number + 90_000}" })
        {
            await browser.Open(address);
            Assert.Equal(404, browser.Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_who_signs_in_sees_its_own_requests_and_tells_another(string engine)
    {
        await using var world = await World.Start(engine);
        var number = await Told(world);
        var other = await Told(world, "Hollis Ranch Realty");
        using var browser = await SignInTests.Enter(world, "client@sonoran.example");
        await browser.Open("/mine");
        Assert.NotNull(browser.Page.QuerySelector($"a[href='/mine/{number}']"));
        Assert.Null(browser.Page.QuerySelector($"a[href='/mine/{other}']"));
        await browser.Open($"/mine/{other}");
        Assert.Equal(404, browser.Status);

        await browser.Open("/mine");
        await browser.Send("#tell", ("Form.Text", "The printer at the front desk prints nothing."), ("Form.Impact", "hindered"));
        Assert.StartsWith("/mine/", browser.Address, StringComparison.Ordinal);
        Assert.Contains("You’ll hear from someone by", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        await browser.Open($"/offers/{Guid.CreateVersion7()}");
        Assert.Equal(403, browser.Status);
    }

    private static async Task<int> Told(World world, string client = "Ocotillo Bend Dental")
    {
        var (_, told) = await world.As("steward").Post("/requests", new
        {
            client, text = "Since this morning the x-ray machine no longer sends its pictures to our computers.", impact = "stopped",
        });
        var number = (int)told!["number"]!;
        var asked = told["offers"]!.AsArray().Any(o => (string?)o!["practice"]!["name"] == "Whitlock & Obi");
        if (!asked)
        {
            // The member of this story comes in as soon as another says no.
            await world.As("steward").Post($"/offers/{told["offers"]![0]!["id"]}/refusal", new { reason = "full" });
            await world.As("steward").Post($"/offers/{told["offers"]![1]!["id"]}/refusal", new { reason = "full" });
        }

        return number;
    }

    private static async Task Approve(World world)
    {
        var id = await world.Look(db => db.Set<Request>().Select(r => r.Id).SingleAsync());
        Assert.Equal(200, (await world.As("client").Post($"/requests/{id}/approval")).Status);
    }
}
