namespace Collegium.Tests.Desk;

public sealed class FrontPageTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Anyone_may_open_the_front_page(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");

        Assert.Equal(200, browser.Status);
        Assert.Contains("Sonoran IT Cooperative", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_lately_happened_stands_newest_first(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Accepted(world);
        await world.Pass(TimeSpan.FromMinutes(5));
        var later = await Told.Asked(world, "The printer on the second floor prints blank pages.", "Hollis Ranch Realty");
        await world.As("steward").Post($"/offers/{later["offers"]![0]!["id"]}/acceptance");
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        Assert.Equal(["9:17 am", "9:12 am"], browser.Page.QuerySelectorAll("#promises time").Select(t => t.TextContent));
    }
}
