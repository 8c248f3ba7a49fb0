using Collegium.Desk.Beside;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Beside;

/// <summary>Two at the desk who have the same request open know of one another, and neither acts on what no longer holds.</summary>
public sealed class BesideTests
{
    [Theory]
    [InlineData("", new string[0], new string[0])]
    [InlineData("Ruth is looking at this too.", new[] { "Ruth" }, new string[0])]
    [InlineData("Noor and Ruth are looking at this too.", new[] { "Noor", "Ruth" }, new string[0])]
    [InlineData("Ruth is looking at this too, and writing.", new string[0], new[] { "Ruth" })]
    [InlineData("Ruth is writing here; Noor, Sam and Wei are looking at this too.", new[] { "Noor", "Sam", "Wei" }, new[] { "Ruth" })]
    public void The_line_says_who_looks_and_who_writes(string line, string[] looking, string[] writing) =>
        Assert.Equal(line, Lookers.Sentence([.. looking.Select(n => (n, false)), .. writing.Select(n => (n, true))]));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_open_page_is_told_to_the_other_until_it_is_closed(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        using var steward = await world.SignIn("steward");
        using var other = await world.SignIn("administrator");
        await steward.Open($"/requests/{request["number"]}");
        await other.Open($"/requests/{request["number"]}");
        Assert.Equal("", other.Page.QuerySelector("[data-here]")!.TextContent);

        var here = $"/requests/{request["number"]}/here";
        steward.Page.QuerySelector("#note form")!.SetAttribute("action", here);
        await steward.Send("#note form");
        Assert.Equal((200, """{"words":""}"""), (steward.Status, steward.Text));
        await other.Open($"/requests/{request["number"]}");
        Assert.Equal("Ruth Okafor is looking at this too.", other.Page.QuerySelector("[data-here]")!.TextContent);
        Assert.False(other.Page.QuerySelector("[data-here]")!.HasAttribute("hidden"));

        await steward.Open($"/requests/{request["number"]}");
        steward.Page.QuerySelector("#note form")!.SetAttribute("action", here + "?writing=true");
        await steward.Send("#note form");
        await other.Open($"/requests/{request["number"]}");
        Assert.Equal("Ruth Okafor is looking at this too, and writing.", other.Page.QuerySelector("[data-here]")!.TextContent);
        await world.Pass(TimeSpan.FromSeconds(40));
        await other.Open($"/requests/{request["number"]}");
        Assert.Equal("", other.Page.QuerySelector("[data-here]")!.TextContent);

        await steward.Open($"/requests/{request["number"]}");
        steward.Page.QuerySelector("#note form")!.SetAttribute("action", here);
        steward.Page.QuerySelector("#note form [name=__RequestVerificationToken]")!.Remove();
        await steward.Send("#note form");
        Assert.Equal(400, steward.Status);
        await world.Pass(TimeSpan.FromHours(2));
        await Told.Run(world, Told.Steward(world) with { Login = Guid.CreateVersion7() }, (Lookers l) => l.Look(request.Id(), false));
        Assert.Equal(1, await world.Look(db => db.Set<Looker>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_step_decided_by_what_changed_meanwhile_is_shown_what_changed_and_goes_when_sent_again(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{request["number"]}");
        Job.Ok(201, await world.As("steward").Post($"/requests/{request["id"]}/notes", new { text = "I call them at ten.", audience = "members" }));
        await browser.Send("#note form", ("text", "Called; nobody there."), ("audience", "members"));
        Assert.Equal(200, browser.Status);

        await browser.Open($"/requests/{request["number"]}");
        Job.Ok(201, await world.As("client").Post($"/requests/{request["id"]}/notes", new { text = "It works in room 2 again.", audience = "client" }));
        await browser.Send("#refuse form", ("why", "We don’t repair it."));
        Assert.Equal(409, browser.Status);
        Assert.Contains("Somebody was here meanwhile: Contact of Ocotillo Bend Dental wrote: It works in room 2 again.", browser.Page.QuerySelector("#refused")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("We don’t repair it.", browser.Page.QuerySelector("#refuse textarea")!.TextContent);
        Assert.Equal("asked", (string?)Job.Ok(200, await world.As("steward").Get($"/requests/{request["id"]}"))["state"]);
        await browser.Send("#refuse form", ("why", "We don’t repair it."));
        Assert.Equal("refused", (string?)Job.Ok(200, await world.As("steward").Get($"/requests/{request["id"]}"))["state"]);
    }
}
