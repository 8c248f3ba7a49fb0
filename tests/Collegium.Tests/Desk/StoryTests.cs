using System.Text.Json.Nodes;

namespace Collegium.Tests.Desk;

/// <summary>What the story says is so, also where not everything in it may be seen.</summary>
public sealed class StoryTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_reads_how_many_were_asked_and_only_their_own_name(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var own = request["offers"]!.AsArray().Single(o => o!["practice"]!.Id() == world.Practices["Whitlock & Obi"])!;
        Assert.Equal(200, (await world.As("practitioner").Post($"/offers/{own["id"]}/acceptance")).Status);
        using var browser = await world.SignIn("practitioner");
        await browser.Open($"/work/{request["number"]}");
        var story = browser.Page.QuerySelector("#story")!.TextContent;
        Assert.Contains("Three asked,", story, StringComparison.Ordinal);
        Assert.Contains("among them.", story, StringComparison.Ordinal);
        Assert.DoesNotContain("One asked:", story, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_was_split_off_was_not_told_on_the_phone(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var number = (int)(await steward.Get(at)).Body!["number"]!;
        var split = (await steward.Post($"{at}/split", new { text = "And the printer in the front prints blank pages.", impact = "can-wait" })).Body!;
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{split["number"]}");
        var story = browser.Page.QuerySelector("#record-story")!.TextContent;
        Assert.Contains($"as a request of its own, out of request {number}.", story, StringComparison.Ordinal);
        Assert.DoesNotContain("on the phone", story, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_wrong_number_to_merge_with_is_told_for_what_it_is_and_a_merged_one_is_not_suggested_again(string engine)
    {
        await using var world = await World.Start(engine);
        var (first, second) = (await Told.Asked(world), await Told.Asked(world));
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{second["number"]}");
        Assert.Contains("put them together.", Head(browser), StringComparison.Ordinal);
        foreach (var (typed, said) in new[] { ("", "Write the number"), ("abc", "Write the number"), ("99999", "There is no request 99999"), ($"{second["number"]}", "the request you are looking at") })
        {
            await browser.Open($"/requests/{second["number"]}");
            await browser.Send("#merge form", ("into", typed));
            Assert.Equal(422, browser.Status);
            Assert.Contains(said, browser.Page.QuerySelector("#into-refusal")!.TextContent, StringComparison.Ordinal);
        }

        await browser.Open($"/requests/{first["number"]}");
        await browser.Send("#merge form", ("into", $"{second["number"]}"));
        Assert.EndsWith($"/requests/{second["number"]}", browser.Address, StringComparison.Ordinal);
        Assert.DoesNotContain("put them together", Head(browser), StringComparison.Ordinal);
        Assert.Equal("merge.not-open", await Merge(world, await Told.Asked(world, "The printer prints blank pages."), first));
    }

    private static string Head(Browser browser) => browser.Page.QuerySelector("#record-head")!.TextContent;

    private static async Task<string?> Merge(World world, JsonNode one, JsonNode into) =>
        (string?)(await world.As("steward").Post($"/requests/{one["id"]}/merging", new { into = (int)into["number"]! })).Body!["code"];
}
