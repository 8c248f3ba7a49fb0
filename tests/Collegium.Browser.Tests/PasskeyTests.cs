using Collegium.Tests;

namespace Collegium.Browser.Tests;

public sealed class PasskeyTests
{
    /// <summary>A device that holds passkeys and says yes: Chromium's own stand-in for a fingerprint.</summary>
    private static readonly Dictionary<string, object> Device = new()
    {
        ["options"] = new Dictionary<string, object>
        {
            ["protocol"] = "ctap2",
            ["transport"] = "internal",
            ["hasResidentKey"] = true,
            ["hasUserVerification"] = true,
            ["isUserVerified"] = true,
            ["automaticPresenceSimulation"] = true,
        },
    };

    [Fact]
    public async Task A_passkey_is_added_and_opens_the_door_next_time()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var page = await site.SignedIn("steward@sonoran.example");
        var device = await page.Context.NewCDPSessionAsync(page);
        await device.SendAsync("WebAuthn.enable");
        await device.SendAsync("WebAuthn.addVirtualAuthenticator", Device);

        await page.GotoAsync("/you");
        await page.FillAsync("[name='Key.Name']", "my phone");
        await page.ClickAsync("form[data-passkey=register] button");
        await page.Locator("table", new() { HasText = "my phone" }).WaitForAsync();
        Assert.Empty(await Site.Axe(page));

        await page.ClickAsync("form.leave button");
        await page.GotoAsync("/sign-in");
        await page.ClickAsync("form[data-passkey=signin] button.primary");
        await page.WaitForURLAsync(url => !url.Contains("/sign-in", StringComparison.Ordinal));
        await page.GotoAsync("/desk");

        Assert.Contains("Ruth Okafor", await page.InnerTextAsync("header"), StringComparison.Ordinal);
    }
}
