using System.Text.RegularExpressions;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk;

/// <summary>Letters say what happened to whom it concerns, once, and to losers nothing of the client.</summary>
public sealed class LetterTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Three_are_asked_by_mail_with_a_link_and_masked_words(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world, Told.XRay + " Ask for Marisol Reyna at 480-555-0177.");
        await world.Settle();
        var offers = await Mails(world, "offer.made");
        Assert.Equal(3, offers.Count);
        Assert.All(offers, m =>
        {
            Assert.Matches("/o/[A-Za-z0-9_-]{43}", m.Text);
            Assert.DoesNotContain("480-555-0177", m.Text);
            Assert.DoesNotContain("Ocotillo", m.Subject + m.Text);
        });
        var client = Assert.Single(await Mails(world, "request.told"));
        Assert.Contains("You'll hear from someone by 9:42 am.", client.Text);
        Assert.Matches("/r/[A-Za-z0-9_-]{43}", client.Text);

        await world.Settle();
        Assert.Equal(3, (await Mails(world, "offer.made")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_acceptance_to_confirmation_each_hears_what_moves_them(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        await steward.Post($"{at}/estimate", new { minutesFrom = 60, minutesTo = 120, partsMinor = 0, note = "Look at the link." });
        await steward.Post($"{at}/approval");
        await steward.Post($"{at}/completion", new { note = "Sensor driver put back." });
        await world.Settle();

        Assert.Equal(2, (await Mails(world, "offer.taken")).Count);
        Assert.All(await Mails(world, "offer.taken"), m => Assert.Contains("was a moment quicker. Your turn counts as if you'd never been asked.", m.Text));
        Assert.Contains("has your request and calls you", Assert.Single(await Mails(world, "offer.accepted")).Text);
        var done = Assert.Single(await Mails(world, "request.completed"));
        Assert.Contains("Sensor driver put back.", done.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_broken_promise_is_told_to_the_client_and_to_the_steward(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world);
        await world.Pass(TimeSpan.FromMinutes(31));
        var told = await Mails(world, "promise.broken");
        Assert.Equal(["0@client.example", "steward@sonoran.example"], told.Select(m => m.ToAddress).Order());
        Assert.Contains("We promised an answer by 9:42 am and broke it.", told.Single(m => m.ToAddress.EndsWith("client.example", StringComparison.Ordinal)).Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_link_in_a_letter_opens_that_offer_only_until_its_deadline(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world);
        await world.Settle();
        var path = Regex.Match((await Mails(world, "offer.made"))[0].Text, "/o/\\S+").Value;
        using var http = new HttpClient(new HttpClientHandler { AllowAutoRedirect = false }) { BaseAddress = world.Url };
        Assert.NotEqual(200, (int)(await http.GetAsync("/r/" + path[3..] + "/live")).StatusCode);
        await world.Pass(TimeSpan.FromMinutes(16));
        Assert.NotEqual(200, (int)(await http.GetAsync(path + "/live", HttpCompletionOption.ResponseHeadersRead)).StatusCode);
    }

    private static Task<List<MailMessage>> Mails(World world, string kind) =>
        world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == kind).OrderBy(m => m.ToAddress).ToListAsync());
}
