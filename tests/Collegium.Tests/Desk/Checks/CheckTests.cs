namespace Collegium.Tests.Desk.Checks;

/// <summary>Things to do on a request: for the practice and the desk, never for the client.</summary>
public sealed class CheckTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_list_is_written_ticked_and_kept_from_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var number = (int)(await steward.Get(at)).Body!["number"]!;
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{number}");
        await browser.Send("#checks-add form", ("words", "Save the pictures first\nChange the cable"));
        await browser.Send("#checks form", ("Tick", browser.Page.QuerySelector("#checks button[value$=yes]")!.GetAttribute("value")!));
        Assert.Contains("To do, 1 of 2 done", browser.Text, StringComparison.Ordinal);
        Assert.Equal("Ruth Okafor", (string?)(await steward.Get($"{at}/checks")).Body!["items"]![0]!["doneBy"]);
        Assert.Equal(403, (await world.As("client").Get($"{at}/checks")).Status);
        using var client = await world.SignIn("client");
        await client.Open($"/mine/{number}");
        Assert.DoesNotContain("Change the cable", client.Text, StringComparison.Ordinal);

        await steward.Post("/macros", new { name = "New screen", steps = "check: Take the old one away\ncheck: Write the number down" });
        await steward.Post("/requests/steps", new { numbers = new[] { number }, step = "macro", words = "New screen" });
        Assert.Equal(4, (await steward.Get($"{at}/checks")).Body!["items"]!.AsArray().Count);
    }
}
