using Collegium.Tests;

namespace Collegium.Browser.Tests;

/// <summary>The walks expect that nothing is found; here something is there to find.</summary>
public sealed class AxeTests
{
    [Fact]
    public async Task A_picture_without_words_is_found()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var page = await site.Person();
        await page.SetContentAsync("<img src='x'>");
        Assert.Contains(await Site.Axe(page), found => found.Contains("image-alt", StringComparison.Ordinal));
    }
}
