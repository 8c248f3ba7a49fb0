using Collegium.Desk.Macros;

namespace Collegium.Tests.Desk.Macros;

/// <summary>Several steps and words at once, whole or not at all.</summary>
public sealed class MacroTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_macro_fills_its_places_and_takes_all_of_its_steps_or_none(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var steward = world.As("steward");
        Assert.Equal(200, (await steward.Post("/macros", new { name = "Called back", steps = "tell: Dear {contact}, {steward} looks at request {number} by {promise}.\ntag: called back" })).Status);
        Assert.Equal(200, (await steward.Post("/macros", new { name = "Too early", steps = "tag: never set\ndone: It is fixed." })).Status);
        var numbers = new[] { (int)request["number"]! };
        var told = (await steward.Post("/requests/steps", new { numbers, step = "macro", words = "Called back" })).Body!;
        Assert.True((bool)told["items"]![0]!["done"]!, told.ToJsonString());

        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{numbers[0]}");
        Assert.Contains($"Dear Contact of Ocotillo Bend Dental, Ruth Okafor looks at request {numbers[0]} by 9:42 am.", browser.Text, StringComparison.Ordinal);
        await browser.Send("#macro form", ("macro", "Too early"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("The step “done” can’t be taken:", browser.Text, StringComparison.Ordinal);
        await browser.Open("/desk?cols=number,tags");
        Assert.Equal("called back", browser.Page.QuerySelector(".c-tags")!.TextContent);

        Assert.Equal("macro.taken", (string?)(await steward.Post("/macros", new { name = "Too early", steps = "tag: another" })).Body!["code"]);
        await browser.Open("/desk/macros");
        await browser.Send("#new form", ("name", "Too early"), ("steps", "tag: another"));
        Assert.Equal(409, browser.Status);
        Assert.Contains("There is a macro of this name.", browser.Page.QuerySelector("#new .refusal")!.TextContent, StringComparison.Ordinal);
        await browser.Open("/desk/macros");
        Assert.Equal(3, browser.Page.QuerySelectorAll("details.step").Length);
        Assert.Equal(200, (await steward.Post("/macros", new { name = "Too early", steps = "", change = true })).Status);
        Assert.Single((await steward.Get("/macros")).Body!["items"]!.AsArray());
    }

    [Theory]
    [InlineData("dance", "macro.unknown-step")]
    [InlineData("tell: Dear {nobody}", "macro.unknown-place")]
    [InlineData(" \n ", "macro.no-steps")]
    public void A_macro_nobody_could_run_is_not_kept(string steps, string code) => Assert.Equal(code, MacroText.Read(steps).Refusal?.Code);
}
