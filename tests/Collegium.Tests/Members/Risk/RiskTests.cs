namespace Collegium.Tests.Members.Risk;

/// <summary>The alarms: for the secretary's eyes, with the way to a case, and without any effect of their own.</summary>
public sealed class RiskTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ring_is_named_with_its_bridge_and_a_newcomer_with_good_vouchers_is_quiet(string engine)
    {
        await using var world = await World.Start(engine);
        var x = await Alarming.Ring(world);

        var (status, risk) = await world.As("secretary").Get("/members/risk");
        Assert.Equal(200, status);
        var ring = Assert.Single(risk!["rings"]!.AsArray())!;
        Assert.Equal("Cordova Systems", (string?)ring["bridge"]!["name"]);
        Assert.Equal(["Xenith", "Yarrow", "Zinnia"], ring["members"]!.AsArray().Select(m => (string?)m!["name"]).Order());
        var people = risk["people"]!.AsArray();
        Assert.Equal("Good Firm", (string?)people[^1]!["name"]);
        Assert.Empty(people[^1]!["alarms"]!.AsArray());
        Assert.All(people.SkipLast(1), p => Assert.Equal("One of three who vouch for one another and hang on Cordova Systems alone", (string?)p!["alarms"]![0]));
        Assert.Equal(2, (int)people[^1]!["independentVoices"]!);

        using var browser = await world.SignIn("secretary");
        await browser.Open("/members/risk");
        Assert.Contains("An alarm is a reason to look, never a decision.", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector($"main a[href='/conduct/new?about={x}']"));
        Assert.Contains("Until there are both, nothing can be said of anybody.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await world.As("practitioner").Get("/members/risk")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_reviewer_who_lets_everybody_pass_foretold_little(string engine)
    {
        await using var world = await World.Start(engine);
        var (lenient, keen) = (world.Practices["Whitlock & Obi"], world.Practices["Benavidez Works"]);
        await Alarming.Reviewers(world, lenient, keen);

        var reviewers = (await world.As("secretary").Get("/members/risk")).Body!["reviewers"]!.AsArray();
        Assert.Equal([(lenient, 12, true), (keen, 12, false)], reviewers.Select(r => (Guid.Parse((string)r!["practice"]!), (int)r["findings"]!, (bool)r["foretoldLittle"]!)));
        Assert.True((double)reviewers[1]!["for"]! > 2 && (double)reviewers[1]!["against"]! > 2 && reviewers[0]!["against"] is null);

        using var browser = await world.SignIn("secretary");
        await browser.Open("/members/risk");
        Assert.Contains("Foretold little", browser.Text, StringComparison.Ordinal);
        await browser.Open("/applications/1");
        Assert.DoesNotContain("Foretold little", browser.Text, StringComparison.Ordinal);
    }
}
