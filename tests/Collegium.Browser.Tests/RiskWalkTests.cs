using Collegium.Tests;
using Collegium.Tests.Members.Risk;

namespace Collegium.Browser.Tests;

/// <summary>What the secretary should look at, the rules it follows and a request ranked by trust, in every look.</summary>
public sealed class RiskWalkTests
{
    [Fact]
    public async Task The_alarms_hold_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        await Alarming.Ring(site.World);
        await Alarming.Reviewers(site.World, site.World.Practices["Whitlock & Obi"], site.World.Practices["Benavidez Works"]);
        var (_, request) = await site.World.As("steward").Post("/requests", new { client = "Hollis Ranch Realty", text = "The printer prints blank pages.", impact = "can-wait" });
        (string Mail, string Path, string Name, string Says)[] pages =
        [
            ("secretary@sonoran.example", "/members/risk", "risk", "Foretold little"),
            ("steward@sonoran.example", $"/requests/{request!["number"]}", "risk-record", "Trust"),
            ("steward@sonoran.example", "/charter", "risk-charter", "The floor is −40"),
        ];
        foreach (var look in Look.All)
        {
            foreach (var (mail, path, name, says) in pages)
            {
                var page = await site.SignedIn(mail, look);
                await page.GotoAsync(path);
                Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
                foreach (var why in await page.Locator("details.why").AllAsync())
                {
                    await why.EvaluateAsync("d => d.open = true");
                }

                Assert.Empty(await Site.Axe(page));
                Assert.False(await Site.ScrollsSideways(page));
                await Site.Picture(page, $"{name}-{look.Name}");
                await page.Context.CloseAsync();
            }
        }
    }
}
