using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>From the public form to “fixed”, on the client's own page, without script and without an account.</summary>
public sealed partial class ClientPagesTests
{
    private const string XRay = "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_known_client_tells_on_the_front_page_and_sees_who_is_asked_and_by_when(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        Assert.Contains("answers within 30 minutes", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("$150.00", browser.Page.QuerySelector("#prices")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Whitlock & Obi", browser.Page.QuerySelector("#who")!.TextContent, StringComparison.Ordinal);

        await Tell(browser, XRay);
        Assert.StartsWith("/told/", browser.Address, StringComparison.Ordinal);
        Assert.Contains("You’ll hear from someone by 9:42 am today.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, browser.Page.QuerySelectorAll("#asked .people > li").Length);

        await OpenFromMail(world, browser);
        Assert.Contains("You’ll hear from someone by 9:42 am today.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(3, browser.Page.QuerySelectorAll("#asked .people > li").Length);
        Assert.Contains("Three asked:", browser.Page.QuerySelector("#story")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(RequestState.Asked, await world.Look(db => db.Set<Request>().Select(r => r.State).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_reads_is_greeted_not_whoever_told_it(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, told) = await world.As("steward").Post("/requests", new { client = "Ocotillo Bend Dental", text = XRay, impact = "stopped", contact = new { name = "Marisol Reyna" } });
        using var browser = await SignInTests.Enter(world, "client@sonoran.example");
        await browser.Open($"/mine/{told!["number"]}");
        Assert.Contains("We have it, Contact.", browser.Text, StringComparison.Ordinal);
        await world.As("steward").Post($"/offers/{told["offers"]![0]!["id"]}/acceptance");
        await browser.Open($"/mine/{told["number"]}");
        Assert.Contains("Hello, Contact.", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("We have it", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_address_typed_by_anybody_opens_nothing_of_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, "Only we know this: the safe is open.");
        var told = browser.Address;
        await browser.Open(told);
        Assert.Equal(200, browser.Status);
        foreach (var secret in new[] { "/r/", "Only we know", "Ocotillo", "Contact of", "0@client.example", "480-555" })
        {
            Assert.DoesNotContain(secret, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }

        await browser.Open(told.Replace("/told/", "/r/", StringComparison.Ordinal));
        Assert.Equal(404, browser.Status);

        using var known = await SignInTests.Enter(world, "client@sonoran.example");
        await known.Open("/");
        await Tell(known, XRay);
        Assert.StartsWith("/mine/", known.Address, StringComparison.Ordinal);

        await world.Pass(TimeSpan.FromHours(25));
        await browser.Open(told);
        Assert.Equal(404, browser.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_missing_is_said_beside_its_field_and_nothing_typed_is_lost(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await browser.Send("#tell", ("Form.Text", ""), ("Form.Impact", "stopped"), ("Form.Name", "Marisol Reyna"), ("Form.Reach", "0@client.example"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("in your own words", browser.Page.QuerySelector("#form-text-refusal")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Marisol Reyna", browser.Page.QuerySelector("#form-name")!.GetAttribute("value"));

        await browser.Send("#tell", ("Form.Text", "It <script>alert(1)</script> hurts \u202E😀"), ("Form.Impact", "stopped"), ("Form.Name", "Marisol Reyna"), ("Form.Reach", "nowhere"));
        Assert.Equal(422, browser.Status);
        Assert.NotNull(browser.Page.QuerySelector("#form-reach-refusal"));
        Assert.Contains("<script>alert(1)</script>", browser.Page.QuerySelector("#form-text")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.Look(db => db.Set<Request>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stranger_types_the_code_from_the_mail_before_anybody_is_asked(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, "The printer at the front desk prints nothing and blinks.", "someone@new.example");
        Assert.Contains("is this address yours?", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.Look(db => db.Set<Offer>().CountAsync()));

        await browser.Send("#code form", ("Form.Code", "no"));
        Assert.Equal(422, browser.Status);
        Assert.Contains("not the code", browser.Page.QuerySelector("#form-code-refusal")!.TextContent, StringComparison.Ordinal);

        var subject = await world.Look(db => db.Set<Collegium.Mail.MailMessage>().Where(m => m.ToAddress == "someone@new.example").Select(m => m.Subject).SingleAsync());
        await browser.Send("#code form", ("Form.Code", subject[..6]));
        Assert.Equal(200, browser.Status);
        Assert.DoesNotContain("is this address yours?", browser.Text, StringComparison.Ordinal);
        Assert.Equal(3, await world.Look(db => db.Set<Offer>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_client_approves_confirms_and_rates_on_the_same_page(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, XRay);
        await OpenFromMail(world, browser);
        var page = browser.Address;
        var id = await Accepted(world);
        var steward = world.As("steward");
        await steward.Post($"/requests/{id}/estimate", new { minutesFrom = 60, minutesTo = 120, partsMinor = 4800, note = "The sensor’s cable, most likely." });

        await browser.Open(page);
        Assert.Contains("has it.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Say yes, up to $348.00", browser.Page.QuerySelector("#estimate button")!.TextContent, StringComparison.Ordinal);
        await browser.Send("#estimate form");
        Assert.Contains("You said yes", browser.Page.QuerySelector("#cost")!.TextContent, StringComparison.Ordinal);
        Assert.NotNull(await world.Look(db => db.Set<Estimate>().Select(e => e.ApprovedAt).SingleAsync()));

        await steward.Post($"/requests/{id}/time", new { minutes = 45, note = "Driver put back" });
        await steward.Post($"/requests/{id}/notes", new { text = "Only among us: watch the update.", audience = "members" });
        await steward.Post($"/requests/{id}/completion", new { note = "Ten pictures in a row arrived." });
        await browser.Open(page);
        Assert.Contains("Is it?", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ten pictures in a row", browser.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Only among us", browser.Text, StringComparison.Ordinal);

        await browser.Send("#fixed form", ("Form.Rating", "9"));
        Assert.Equal(422, browser.Status);
        await browser.Send("#fixed form", ("Form.Rating", "5"), ("Form.Words", "Nobody had to be moved."));
        Assert.Contains("Fixed. Thank you", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal((5, true), await world.Look(async db => (await db.Set<Request>().SingleAsync(r => r.Id == id)) is { Rating: 5, RatingCounts: var counts } ? (5, counts) : (0, false)));

        await browser.Send("#not-fixed form", ("Form.Why", "Room 2 is dark again."));
        Assert.Contains("has it.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Room 2 is dark again.", browser.Page.QuerySelector("#story")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_works_again_so_the_client_takes_it_back(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, XRay);
        await OpenFromMail(world, browser);
        await browser.Send("form:has([name='Form.Why'])", ("Form.Why", "We plugged it in again."));

        Assert.Contains("You took this back.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal(0, await world.Look(db => db.Set<Offer>().CountAsync(o => o.State == OfferState.Open)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_foreign_or_expired_link_opens_a_page_that_says_so(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, XRay);
        await OpenFromMail(world, browser);
        var page = browser.Address;
        foreach (var wrong in new[] { "/r/nothing-like-it", page[..^1] })
        {
            await browser.Open(wrong);
            Assert.Equal(404, browser.Status);
            Assert.Contains("This link opens nothing any more", browser.Text, StringComparison.Ordinal);
        }

        await world.Pass(TimeSpan.FromDays(91));
        await browser.Open(page);
        Assert.Equal(404, browser.Status);
    }

    private static Task Tell(Browser browser, string text, string reach = "0@client.example") => browser.Send(
        "#tell", ("Form.Text", text), ("Form.Impact", "stopped"), ("Form.Name", "Marisol Reyna"), ("Form.Reach", reach));

    /// <summary>The client presses the link in the mail about what was told.</summary>
    private static async Task OpenFromMail(World world, Browser browser)
    {
        await world.Settle();
        var mail = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "request.told" && m.ToAddress == "0@client.example"));
        await browser.Open(PrivatePage().Match(mail.Text).Value);
    }

    [GeneratedRegex("/r/[A-Za-z0-9_-]+")]
    private static partial Regex PrivatePage();

    private static async Task<Guid> Accepted(World world)
    {
        var offer = await world.Look(db => db.Set<Offer>().OrderBy(o => o.Place).FirstAsync());
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{offer.Id}/acceptance")).Status);
        return offer.RequestId;
    }
}
