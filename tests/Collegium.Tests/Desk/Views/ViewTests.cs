using System.Text.Json.Nodes;

namespace Collegium.Tests.Desk.Views;

/// <summary>Views kept for oneself or for the chapter, by page and by API.</summary>
public sealed class ViewTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_view_is_kept_shared_copied_preferred_and_removed(string engine)
    {
        await using var world = await World.Start(engine);
        var stopped = (int)(await Told.Asked(world))["number"]!;
        await Told.Asked(world, "The e-mails of everybody are slow since Friday.", "Hollis Ranch Realty", "can-wait");
        var (steward, treasurer) = (world.As("steward"), world.As("treasurer"));
        var (status, kept) = await steward.Post("/views", new { name = "Standing still", query = "?impact=stopped&page=4&nonsense=1" });
        Assert.True(status == 201, $"{status}: {kept}");
        Assert.Equal("impact=stopped", (string?)kept!["query"]);

        Assert.Empty(await Names(treasurer));
        Assert.Equal(404, (await treasurer.Post($"/views/{kept["id"]}/copy")).Status);
        Assert.Equal(404, (await treasurer.Get($"/requests?saved={kept["id"]}")).Status);
        await steward.Post($"/views/{kept["id"]}/sharing", new { shared = true });
        Assert.Equal(["Standing still"], await Names(treasurer));
        Assert.Equal([stopped], (await treasurer.Get($"/requests?saved={kept["id"]}")).Body!["items"]!.AsArray().Select(r => (int)r!["number"]!));
        Assert.Equal("view.not-yours", (string?)(await treasurer.Post($"/views/{kept["id"]}/removal")).Body!["code"]);
        Assert.Equal(201, (await treasurer.Post($"/views/{kept["id"]}/copy")).Status);
        Assert.Equal(["Standing still, copy", "Standing still"], await Names(treasurer));
        var twice = (await treasurer.Post($"/views/{kept["id"]}/copy")).Body!;
        Assert.Equal("Standing still, copy 2", (string?)twice["name"]);
        await treasurer.Post($"/views/{twice["id"]}/removal");

        await steward.Post($"/views/{kept["id"]}/preference");
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk");
        Assert.StartsWith("/desk?impact=stopped&saved=", browser.Address, StringComparison.Ordinal);
        Assert.Equal("Standing still", browser.Page.QuerySelector(".views [aria-current]")!.TextContent);
        await browser.Open("/desk?view=all");
        Assert.Equal(2, browser.Page.QuerySelectorAll("tbody .c-no").Length);

        await steward.Post($"/views/{kept["id"]}/removal");
        await browser.Open("/desk");
        Assert.Equal("/desk", browser.Address);
        Assert.Equal(["Standing still, copy"], await Names(treasurer));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_board_keeps_what_it_shows(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world);
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk?sort=-told&cols=clock,tags&page=1");
        Assert.Equal(["Choose", "Clock", "Client and trouble", "Tags"], browser.Page.QuerySelectorAll("thead th").Select(t => t.TextContent.Trim()));
        await browser.Send("#keep form", ("name", "Newest"), ("shared", "yes"), ("first", "yes"));
        Assert.StartsWith("/desk?sort=-told&cols=clock%2Ctags&saved=", browser.Address, StringComparison.Ordinal);
        await browser.Send("#keep form", ("name", "newest"), ("shared", "yes"));
        Assert.Equal(409, browser.Status);
        Assert.Contains("You keep a view of this name already.", browser.Page.QuerySelector("#keep[open] .refusal")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("#keep input[name=shared][checked]"));
        await browser.Open("/desk/views");
        Assert.Contains("Newest, opens first", browser.Text, StringComparison.Ordinal);
        var remove = browser.Page.QuerySelector("button[value^=remove]")!.GetAttribute("value")!;
        await browser.Send("main form", ("Do", remove));
        Assert.Contains("No view is kept yet", browser.Text, StringComparison.Ordinal);
    }

    private static async Task<List<string>> Names(Api who) =>
        [.. (await who.Get("/views")).Body!["items"]!.AsArray().Select(v => (string)v!["name"]!)];
}
