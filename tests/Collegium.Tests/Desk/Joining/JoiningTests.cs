using Collegium.Desk.Work;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Joining;

/// <summary>Requests that are one trouble, two troubles, or belong with another.</summary>
public sealed class JoiningTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_tellings_of_one_trouble_go_on_as_one_and_can_be_parted_until_billed(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var kept = (await steward.Get(at)).Body!;
        var second = await Told.Asked(world, "The x-ray machine still sends no x-ray pictures, Doctor Bell asks too, patients are waiting.");
        await steward.Post($"/requests/{second["id"]}/notes", new { text = "She calls about the same machine.", audience = "client" });

        Assert.Equal("merge.other-client", (string?)(await steward.Post($"/requests/{(await Told.Asked(world, client: "Hollis Ranch Realty"))["id"]}/merging", new { into = (int)kept["number"]! })).Body!["code"]);
        Assert.Equal("merge.taken", (string?)(await steward.Post($"{at}/merging", new { into = (int)second["number"]! })).Body!["code"]);
        var (status, merged) = await steward.Post($"/requests/{second["id"]}/merging", new { into = (int)kept["number"]! });
        Assert.True(status == 200, $"{status}: {merged}");
        var closed = (await steward.Get($"/requests/{second["id"]}")).Body!;
        Assert.Equal("refused", (string?)closed["state"]);
        Assert.All(closed.States(), s => Assert.Equal("withdrawn", s));

        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{kept["number"]}");
        Assert.Contains($"Request {second["number"]}: Three asked:", browser.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Doctor Bell asks too", browser.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("She calls about the same machine", browser.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("the same trouble, put to this one", browser.Page.QuerySelector("#joined")!.TextContent, StringComparison.Ordinal);

        Assert.Equal(200, (await steward.Post($"/requests/{second["id"]}/parting")).Status);
        var alone = (await steward.Get($"/requests/{second["id"]}")).Body!;
        Assert.Equal("asked", (string?)alone["state"]);
        Assert.Contains("open", alone.States());
        Assert.Equal("merge.none", (string?)(await steward.Post($"/requests/{second["id"]}/parting")).Body!["code"]);

        Assert.Equal(200, (await steward.Post($"/requests/{second["id"]}/merging", new { into = (int)kept["number"]! })).Status);
        await steward.Post($"{at}/time", new { minutes = 30, note = "Changed the cable." });
        await world.Do(async s =>
        {
            await s.GetRequiredService<CollegiumDb>().Set<TimeEntry>().ExecuteUpdateAsync(t => t.SetProperty(e => e.InvoiceId, Guid.CreateVersion7()));
            return Done.It;
        });
        Assert.Equal("merge.billed", (string?)(await steward.Post($"/requests/{second["id"]}/parting")).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_second_trouble_a_follow_up_and_links_stand_on_both(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var number = (int)(await steward.Get(at)).Body!["number"]!;
        Assert.Equal("follow.open", (string?)(await steward.Post($"{at}/follow-up", new { text = "And the printer prints blank pages.", impact = "can-wait" })).Body!["code"]);
        var (status, split) = await steward.Post($"{at}/split", new { text = "And the printer in the front prints blank pages.", impact = "can-wait" });
        Assert.True(status == 201, $"{status}: {split}");
        Assert.Equal("Ocotillo Bend Dental", (string?)split!["client"]!["name"]);
        Assert.Equal("asked", (string?)split["state"]);

        await steward.Post($"{at}/completion");
        var follow = (await steward.Post($"{at}/follow-up", new { text = "Now the printer on the second floor prints blank pages.", impact = "hindered" })).Body!;
        Assert.Equal("split.closed", (string?)(await Closed(world, steward)).Body!["code"]);
        await steward.Post($"/requests/{split["id"]}/ties", new { number = (int)follow["number"]!, kind = "blocks" });
        Assert.Equal("tie.circle", (string?)(await steward.Post($"/requests/{follow["id"]}/ties", new { number = (int)split["number"]!, kind = "blocks" })).Body!["code"]);

        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{number}");
        Assert.Contains("was taken out of this one", browser.Page.QuerySelector("#joined")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("came after this one", browser.Page.QuerySelector("#joined")!.TextContent, StringComparison.Ordinal);
        await browser.Open($"/requests/{follow["number"]}");
        Assert.Contains("must be done first", browser.Page.QuerySelector("#joined")!.TextContent, StringComparison.Ordinal);
        await steward.Post($"/requests/{split["id"]}/ties", new { number = (int)follow["number"]!, kind = "blocks" });
        await browser.Open($"/requests/{follow["number"]}");
        Assert.DoesNotContain("must be done first", browser.Text, StringComparison.Ordinal);
    }

    private static async Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> Closed(World world, Api steward)
    {
        var other = await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.", "Hollis Ranch Realty");
        await steward.Post("/requests/steps", new { numbers = new[] { (int)other["number"]! }, step = "refuse", words = "Not ours." });
        return await steward.Post($"/requests/{other["id"]}/split", new { text = "Something else.", impact = "can-wait" });
    }
}
