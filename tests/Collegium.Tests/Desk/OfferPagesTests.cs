using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Identity;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>The page a member answers an offer on, reached by the link in the mail.</summary>
public sealed class OfferPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Before_acceptance_nothing_on_the_page_names_the_client(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, links) = await Told(world);
        using var browser = new Browser(world.Url);
        await browser.Open($"/o/{links[0]}");

        Assert.Equal(200, browser.Status);
        Assert.Contains("Their work has stopped", browser.Text, StringComparison.Ordinal);
        Assert.Contains("$126.00 an hour", browser.Text, StringComparison.Ordinal);
        Assert.Contains("miles from you", browser.Text, StringComparison.Ordinal);
        Assert.NotEmpty(browser.Page.QuerySelectorAll("blockquote mark"));
        Assert.NotEmpty(browser.Page.QuerySelectorAll(".reasons tbody tr"));
        foreach (var secret in new[] { "Ocotillo", "Bell Wren", "480-555-0100", "Contact of" })
        {
            Assert.DoesNotContain(secret, browser.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Accepting_opens_the_full_words_and_the_contact(string engine)
    {
        await using var world = await World.Start(engine);
        var (id, links) = await Told(world);
        using var browser = new Browser(world.Url);
        await browser.Open($"/o/{links[0]}");
        await browser.Send("#answer");

        Assert.Equal(200, browser.Status);
        Assert.Contains("It’s yours. Call", browser.Text, StringComparison.Ordinal);
        Assert.Contains("the number is 602-555-0199", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector("a[href='tel:+14805550100']"));
        Assert.Equal(RequestState.Accepted, await world.Look(db => db.Set<Request>().Where(r => r.Id == id).Select(r => r.State).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_comes_second_is_told_kindly_with_409(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, links) = await Told(world);
        using var first = new Browser(world.Url);
        using var second = new Browser(world.Url);
        await first.Open($"/o/{links[0]}");
        await second.Open($"/o/{links[1]}");
        await first.Send("#answer");
        await second.Send("#answer");

        Assert.Equal(409, second.Status);
        Assert.Contains("Somebody was a moment quicker.", second.Text, StringComparison.Ordinal);
        Assert.Contains("as if you’d never been asked", second.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ocotillo", second.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Opening_an_offer_is_noted_once_and_shown_to_client_and_desk(string engine)
    {
        await using var world = await World.Start(engine);
        var (id, links) = await Told(world);
        using var http = new HttpClient { BaseAddress = world.Url };
        using var head = await http.SendAsync(new HttpRequestMessage(HttpMethod.Head, $"/o/{links[1]}"));
        using var ahead = new HttpRequestMessage(HttpMethod.Get, $"/o/{links[1]}") { Headers = { { "Sec-Purpose", "prefetch" } } };
        using var fetched = await http.SendAsync(ahead);
        Assert.Equal(200, (int)fetched.StatusCode);
        Assert.Equal(0, await Seen(world, id));

        using var browser = new Browser(world.Url);
        await browser.Open($"/o/{links[1]}");
        var at = await world.Look(db => db.Set<Offer>().Where(o => o.SeenAt != null).Select(o => o.SeenAt).SingleAsync());
        Assert.Equal(World.Morning, at);
        await world.Pass(TimeSpan.FromMinutes(1));
        await browser.Open($"/o/{links[1]}");
        Assert.Equal(1, await Seen(world, id));
        Assert.Equal(at, await world.Look(db => db.Set<Offer>().Where(o => o.SeenAt != null).Select(o => o.SeenAt).SingleAsync()));

        using var client = await SignInTests.Enter(world, "client@sonoran.example");
        var number = await world.Look(db => db.Set<Request>().Select(r => r.Number).SingleAsync());
        await client.Open($"/mine/{number}");
        Assert.Equal(["Asked at 9:12 am", "Reading it", "Asked at 9:12 am"], client.Page.QuerySelectorAll("#asked .people .state").Select(s => s.TextContent.Trim()));
        using var steward = await SignInTests.Enter(world, "steward@sonoran.example");
        await steward.Open($"/requests/{number}");
        Assert.Contains(", reading", steward.Page.QuerySelector("#offers")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("is reading it.", steward.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
    }

    private static Task<int> Seen(World world, Guid request) =>
        world.Look(db => db.Set<Fact>().CountAsync(f => f.Kind == "offer.seen" && f.RequestId == request));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refusal_needs_its_reason_and_brings_in_the_next(string engine)
    {
        await using var world = await World.Start(engine);
        var (id, links) = await Told(world);
        using var browser = new Browser(world.Url);
        await browser.Open($"/o/{links[0]}");
        await browser.Send("#refuse form");
        Assert.Equal(422, browser.Status);
        Assert.Contains("Say why", browser.Page.QuerySelector(".refusal")!.TextContent, StringComparison.Ordinal);

        await browser.Send("#refuse form", ("Form.Reason", "full"));
        Assert.Equal(200, browser.Status);
        Assert.Contains("Noted: no time.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(3, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == id && o.State == OfferState.Open)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_foreign_or_expired_link_opens_a_page_that_says_so(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, links) = await Told(world);
        using var browser = new Browser(world.Url);
        foreach (var wrong in new[] { "/o/nothing-like-it", "/o/" + links[0][..^1] })
        {
            await browser.Open(wrong);
            Assert.Equal(404, browser.Status);
            Assert.Contains("This link opens nothing", browser.Text, StringComparison.Ordinal);
        }

        await world.Pass(TimeSpan.FromDays(40));
        await browser.Open($"/o/{links[0]}");
        Assert.Equal(404, browser.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_offer_for_a_colleague_says_whose_it_is(string engine)
    {
        await using var world = await World.Start(engine);
        var (id, _) = await Told(world);
        var other = await OnCall.Rota.Person(world, "Cordova Systems");
        var offer = await world.Look(db => db.Set<Offer>().Where(o => o.RequestId == id && o.PracticeId == world.Practices["Whitlock & Obi"]).Select(o => o.Id).SingleAsync());
        using var browser = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await browser.Open($"/offers/{offer}");
        Assert.Contains("Why you", browser.Text, StringComparison.Ordinal);
        await world.Look(db => db.Set<Offer>().Where(o => o.Id == offer).ExecuteUpdateAsync(s => s.SetProperty(o => o.PractitionerId, other)));
        await browser.Open($"/offers/{offer}");
        var name = browser.Page.QuerySelector(".hear .quiet")!.TextContent.Split("· for ")[1].Trim();
        Assert.Contains($"Why {name}", browser.Text, StringComparison.Ordinal);
    }

    /// <summary>A request of a known client, and a link to each of its offers.</summary>
    private static async Task<(Guid Request, string[] Links)> Told(World world)
    {
        var (_, told) = await world.As("steward").Post("/requests", new
        {
            client = "Ocotillo Bend Dental",
            text = "Since this morning the x-ray machine no longer sends its pictures to our computers at Ocotillo Bend Dental, the number is 602-555-0199.",
            impact = "stopped",
        });
        var id = (Guid)told!["id"]!;
        var offers = await world.Look(db => db.Set<Offer>().AsNoTracking().Where(o => o.RequestId == id).OrderBy(o => o.Place).ToListAsync());
        var links = await world.Do(s => Task.FromResult(offers.Select(o =>
            s.GetRequiredService<Links>().Hand(LinkKind.Offer, o.Id, o.PractitionerId, TimeSpan.FromDays(30))).ToArray()));
        return (id, links);
    }
}
