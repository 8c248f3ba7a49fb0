using Collegium.Identity;
using Collegium.Tests.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Referrals;

/// <summary>The same by page: the referrer picks, the client reads and answers by link, the colleague reads who passed it on.</summary>
public sealed class ReferralPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Picked_agreed_and_accepted_by_page(string engine)
    {
        await using var world = await World.Start(engine);
        await Referring.Colleague(world);
        var request = await Referring.Held(world);
        var number = (int)request["number"]!;
        using var member = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await member.Open($"/work/{number}");
        await member.Open(member.Page.QuerySelector("#refer a")!.GetAttribute("href")!);
        Assert.Contains("Cordova Systems", member.Text, StringComparison.Ordinal);
        await member.Send("main form", ("Form.Practice", world.Practices[Referring.Peer].ToString()), ("Form.Why", "They do mail all day."), ("Form.Note", "Queue is full at Ocotillo Bend Dental."), ("Form.Keeper", "colleague"), ("Form.Percent", "11"));
        Assert.Equal(422, member.Status);
        Assert.Contains("0 to 10 percent", member.Page.QuerySelector("#form-percent-refusal")!.TextContent, StringComparison.Ordinal);
        await member.Send("main form", ("Form.Practice", world.Practices[Referring.Peer].ToString()), ("Form.Why", "They do mail all day."), ("Form.Note", "Queue is full at Ocotillo Bend Dental."), ("Form.Keeper", "colleague"), ("Form.Percent", "5"), ("Form.Cap", "200.00"), ("Form.Months", "6"));
        Assert.Equal("/referrals", member.Address);
        Assert.Contains("The client is asked", member.Text, StringComparison.Ordinal);

        var secret = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Request, request.Id(), null, TimeSpan.FromDays(1))));
        using var client = new Browser(world.Url);
        await client.Open($"/r/{secret}");
        var part = client.Page.QuerySelector("#referral")!.TextContent;
        Assert.Contains("They do mail all day.", part, StringComparison.Ordinal);
        Assert.Contains("Cordova Systems pays Whitlock & Obi 5 % of what you have paid for this work, $200.00 at most, for 6 months", part, StringComparison.Ordinal);
        Assert.Contains("you stay with Cordova Systems afterwards", part, StringComparison.Ordinal);
        Assert.DoesNotContain("Queue is full", client.Text, StringComparison.Ordinal);
        await client.Send("#referral form");
        Assert.Equal(200, client.Status);
        Assert.Contains("is asked", client.Page.QuerySelector("#referral")!.TextContent, StringComparison.Ordinal);

        using var peer = await SignInTests.Enter(world, "colleague@sonoran.example");
        await peer.Open($"/offers/{await Referring.OfferTo(world, request.Id())}");
        Assert.Contains("Passed on by Person 1", peer.Text, StringComparison.Ordinal);
        Assert.Contains("Queue is full at", peer.Text, StringComparison.Ordinal);
        Assert.DoesNotContain("Ocotillo", peer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await peer.Send("#answer");
        Assert.Equal($"/work/{number}", peer.Address);
        Assert.Contains("Queue is full at Ocotillo Bend Dental.", peer.Text, StringComparison.Ordinal);

        await world.Settle();
        await member.Open("/referrals");
        Assert.Contains("you sent 1, received 0", member.Text, StringComparison.Ordinal);
        await member.Send("[id^=thank-] form", ("words", "Thank you!"));
        Assert.Contains("Thank you!", member.Text, StringComparison.Ordinal);
        await peer.Open("/referrals");
        Assert.Contains("you sent 0, received 1", peer.Text, StringComparison.Ordinal);
        await member.Open($"/work/{number}");
        Assert.Contains("no work", member.Text.ToLowerInvariant(), StringComparison.Ordinal);
        await member.Open("/refer/999999");
        Assert.Contains("no request 999999", member.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_client_says_no_and_an_old_page_is_told_so(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Referring.Held(world);
        await Referring.Refer(world, request.Id());
        using var browser = await SignInTests.Enter(world, "client@sonoran.example");
        using var late = await SignInTests.Enter(world, "client@sonoran.example");
        await late.Open($"/mine/{request["number"]}");
        await browser.Open($"/mine/{request["number"]}");
        await browser.Send("#referral form:has(button:not(.primary))");
        Assert.Equal(200, browser.Status);
        Assert.Null(browser.Page.QuerySelector("#referral"));
        await late.Send("#referral form");
        Assert.Equal(409, late.Status);
        Assert.Contains("was answered", late.Text, StringComparison.Ordinal);
    }
}
