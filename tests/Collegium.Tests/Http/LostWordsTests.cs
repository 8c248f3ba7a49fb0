using Collegium.Tests.Desk;

namespace Collegium.Tests.Http;

/// <summary>A form that can't be taken is answered in words, and what was written into it isn't lost.</summary>
public sealed class LostWordsTests
{
    private const string Trouble = "The printer at the front desk prints nothing since Friday.";

    [Fact]
    public async Task A_form_of_a_stale_page_is_told_so_and_gives_the_words_back()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await browser.Send("#tell", ("__RequestVerificationToken", "of yesterday"), ("Form.Text", Trouble), ("Form.Impact", "hindered"), ("Form.Name", "Dana Reyes"), ("Form.Reach", "dana@new.example"));
        Assert.Equal(400, browser.Status);
        Assert.Contains("you signed in or out meanwhile", browser.Text, StringComparison.Ordinal);
        Assert.Equal(Trouble, browser.Page.QuerySelector("blockquote.said")!.TextContent);
    }

    [Fact]
    public async Task Whose_session_ran_out_while_writing_is_not_led_away()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var browser = await world.SignIn("client");
        await browser.Open("/mine");
        var form = browser.Page.QuerySelector("#tell")!.OuterHtml;
        await browser.Send("form[action='/identity/sign-out']");
        await browser.Open("/sign-in");
        browser.Page.Body!.InnerHtml = form;
        await browser.SendTo("#tell", "/mine", ("Form.Text", Trouble), ("Form.Impact", "hindered"));
        Assert.Equal((401, "/mine"), (browser.Status, browser.Address));
        Assert.Contains("You are signed out", browser.Text, StringComparison.Ordinal);
        Assert.Equal(Trouble, browser.Page.QuerySelector("blockquote.said")!.TextContent);
        Assert.Equal("/sign-in", browser.Page.QuerySelector("a.primary[target=_blank]")!.GetAttribute("href"));
        await browser.Open("/mine");
        Assert.StartsWith("/sign-in?returnTo=", browser.Address, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_password_is_never_given_back()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var browser = new Browser(world.Url);
        await browser.Open("/sign-in");
        await browser.Send("form:has([name='Words.Password'])", ("__RequestVerificationToken", "of yesterday"), ("Words.Password", "four words in a row are easy"));
        Assert.Equal(400, browser.Status);
        Assert.DoesNotContain("four words", browser.Text, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_form_larger_than_any_is_heard_to_its_end_and_told_its_size()
    {
        await using var world = await World.Start(Engines.Sqlite);
        using var browser = await world.SignIn("client");
        var number = (int)(await Told.Asked(world))["number"]!;
        await browser.Open($"/mine/{number}");
        await browser.Upload("#add-file form", "file", "film.png", new byte[40_000_000]);
        Assert.Equal(413, browser.Status);
        Assert.Contains("larger than 30 MB", browser.Text, StringComparison.Ordinal);
        await browser.Open($"/mine/{number}");
        await browser.Upload("#add-file form", "file", "picture.png", new byte[12_000_000]);
        Assert.Equal(422, browser.Status);
        Assert.Contains("larger than 10 MB", browser.Text, StringComparison.Ordinal);
    }
}
