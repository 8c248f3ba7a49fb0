using Collegium.Tests.Treasury;

namespace Collegium.Tests.Contracts;

/// <summary>What a plan means for the next hour of work is told alike to the client and to whoever works.</summary>
public sealed class PlanPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_lies_beyond_the_hours_is_told_as_the_plan_says(string engine)
    {
        await using var world = await World.Start(engine);
        var plan = (string)Job.Ok(201, await world.As("steward").Post(
            $"/clients/{world.Clients["Ocotillo Bend Dental"]}/plans", new { kind = "block", minutes = 120, beyond = "bill", beyondPerHourMinor = 18_000 }))["id"]!;
        var request = await Collegium.Tests.Desk.Referrals.Referring.Held(world);
        var (number, at) = ((int)request["number"]!, $"/requests/{request["id"]}");
        using var client = await world.SignIn("client");
        using var member = await world.SignIn("practitioner");

        Assert.Contains("Beyond the hours, work goes on at $180.00 an hour.", await Cost(client, number), StringComparison.Ordinal);
        Assert.DoesNotContain("estimate", await Cost(client, number), StringComparison.Ordinal);
        Assert.Contains("2 h can be billed: their plan first. More than that is billed at $180.00 an hour", await Time(member, number), StringComparison.Ordinal);
        Job.Ok(201, await world.As("steward").Post($"{at}/time", new { minutes = 120, note = "Driver put back." }));
        Assert.Contains("The hours of your plan are used up. Beyond the hours, work goes on at $180.00", await Cost(client, number), StringComparison.Ordinal);
        Assert.Contains("What you write down is billed at $180.00 an hour", await Time(member, number), StringComparison.Ordinal);

        Job.Ok(200, await world.As("steward").Post($"/plans/{plan}/change", new { beyond = "ask" }));
        Assert.Contains("sends you an estimate", await Cost(client, number), StringComparison.Ordinal);
        Assert.Contains("Nothing is agreed yet", await Time(member, number), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Hours_that_ended_unused_stand_in_the_table_so_that_it_adds_up(string engine)
    {
        await using var world = await World.Start(engine);
        Job.Ok(201, await world.As("steward").Post(
            $"/clients/{world.Clients["Ocotillo Bend Dental"]}/plans", new { kind = "monthly", minutes = 120, startsOn = "2026-11-01", usedMinutes = 30 }));
        world.Clock.Hold(new DateTime(2026, 12, 2, 17, 0, 0, DateTimeKind.Utc));
        await world.Settle();
        using var client = await world.SignIn("client");
        await client.Open("/mine/plan");
        Assert.Equal("Fell away", client.Page.QuerySelectorAll("thead th")[3].TextContent);
        Assert.Contains("1 Dec 2026 2.00 1.50 2.00", string.Join('\n', client.Page.QuerySelectorAll("tbody tr").Select(r => string.Join(' ', r.QuerySelectorAll("td").Select(d => d.TextContent.Trim()).Where(t => t.Length > 0)))), StringComparison.Ordinal);
        await client.Open("/mine");
        Assert.Contains("Your bills", client.Page.QuerySelector("main a[href='/bills']")!.TextContent, StringComparison.Ordinal);
        await client.Open("/bills");
        Assert.Equal("/mine", client.Page.QuerySelector("a.brand")!.GetAttribute("href"));
    }

    private static async Task<string> Cost(Browser client, int number)
    {
        await client.Open($"/mine/{number}");
        return client.Page.QuerySelector("#cost")!.TextContent;
    }

    private static async Task<string> Time(Browser member, int number)
    {
        await member.Open($"/work/{number}");
        return member.Page.QuerySelector("#time")!.TextContent;
    }
}
