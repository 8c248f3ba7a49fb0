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
}
