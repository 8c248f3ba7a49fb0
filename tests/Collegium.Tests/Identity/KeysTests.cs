namespace Collegium.Tests.Identity;

/// <summary>Keys for programs: made at a fresh sign-in, shown once, good for what their owner may do, and dead when revoked.</summary>
public sealed class KeysTests
{
    private const string MakeForm = "form:has([name='Make.Name'])";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_key_does_what_its_owner_may_until_it_is_revoked(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await SignInTests.Enter(world, "client@sonoran.example");
        await browser.Open("/keys");
        await browser.Send(MakeForm, ("Make.Name", "our accounting"));
        var key = browser.Page.QuerySelector("[role=status] code")!.TextContent;

        Assert.Equal(200, (await new Api(world.Url, key).Get("/requests")).Status);
        Assert.Equal(403, (await new Api(world.Url, key).Post("/offers/0198c0de-0000-7000-8000-000000000000/acceptance")).Status);

        await browser.Open("/keys");
        Assert.DoesNotContain(key, browser.Page.Body!.InnerHtml);
        await browser.Send("tr:last-child form");
        var (status, no) = await new Api(world.Url, key).Get("/requests");
        Assert.Equal((401, "key.unknown"), (status, (string?)no!["code"]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Making_a_key_needs_a_fresh_sign_in(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await SignInTests.Enter(world, "treasurer@sonoran.example");
        await world.Pass(TimeSpan.FromMinutes(16));
        await browser.Open("/keys");
        await browser.Send(MakeForm, ("Make.Name", "late"), ("Make.ApprovesMoney", "true"));

        Assert.Equal(403, browser.Status);
        Assert.Contains("Sign in again", browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_a_treasurers_key_may_approve_money(string engine)
    {
        await using var world = await World.Start(engine);
        using var steward = await SignInTests.Enter(world, "steward@sonoran.example");
        await steward.Open("/keys");
        await steward.Send(MakeForm, ("Make.Name", "desk"), ("Make.ApprovesMoney", "true"));
        Assert.Equal(403, steward.Status);

        using var treasurer = await SignInTests.Enter(world, "treasurer@sonoran.example");
        await treasurer.Open("/keys");
        await treasurer.Send(MakeForm, ("Make.Name", "bank"), ("Make.ApprovesMoney", "true"));
        Assert.Equal(200, treasurer.Status);
        Assert.NotNull(treasurer.Page.QuerySelector("[role=status] code"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_key_needs_a_name_of_its_own(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await SignInTests.Enter(world, "steward@sonoran.example");
        foreach (var (name, status) in new[] { ("", 422), (new string('x', 81), 422), ("one", 200), ("one", 409) })
        {
            await browser.Open("/keys");
            await browser.Send(MakeForm, ("Make.Name", name));
            Assert.Equal(status, browser.Status);
        }
    }
}
