using Collegium.Http;
using AngleSharp.Dom;

namespace Collegium.Tests.Desk.Board;

/// <summary>The desk's board: everything open by its clock, found by what stands in the address, and the same as a file.</summary>
public sealed class BoardTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_soonest_promise_stands_first_and_a_broken_one_is_never_hidden(string engine)
    {
        await using var world = await World.Start(engine);
        await Tell(world, "Hollis Ranch Realty", "The e-mail of everybody is slow since Friday, mails take an hour", "can-wait");
        await Tell(world, "Ocotillo Bend Dental", "Since this morning the x-ray machine no longer sends its pictures to our computers", "stopped");
        await world.Pass(TimeSpan.FromMinutes(45));
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk");

        Assert.Equal(200, browser.Status);
        var groups = browser.Page.QuerySelectorAll("tr.group").Select(g => g.TextContent.Trim()).ToList();
        Assert.Equal("Promise broken · 1", groups[0]);
        var first = browser.Page.QuerySelectorAll("tbody tr:not(.group)")[0];
        Assert.Contains("Ocotillo Bend Dental", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("15 min late", first.TextContent, StringComparison.Ordinal);
        Assert.Contains("2 of 2 · sorted by clock", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Everything open 2", browser.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Filters_stand_in_the_address(string engine)
    {
        await using var world = await World.Start(engine);
        await Tell(world, "Hollis Ranch Realty", "The e-mail of everybody is slow since Friday, mails take an hour", "can-wait");
        var number = await Tell(world, "Ocotillo Bend Dental", "Since this morning the x-ray machine no longer sends its pictures to our computers", "stopped");
        using var browser = await world.SignIn("steward");

        Assert.Equal([number], await Numbers(browser, "/desk?impact=stopped"));
        Assert.Equal([number], await Numbers(browser, $"/desk?q={number}"));
        Assert.Equal([number], await Numbers(browser, "/desk?q=x-ray"));
        Assert.Equal([number], await Numbers(browser, "/desk?q=ocotillo"));
        Assert.Equal([number], await Numbers(browser, "/desk?need=imaging"));
        Assert.Empty(await Numbers(browser, "/desk?q=no-such-word"));
        Assert.Contains("Nothing here matches", browser.Text, StringComparison.Ordinal);
        foreach (var sort in new[] { "clock", "-clock", "number", "-number", "client", "-client", "need", "impact", "-impact", "state", "with", "-with", "told", "-told" })
        {
            Assert.Equal(2, (await Numbers(browser, $"/desk?sort={sort}")).Count);
        }

        Assert.Equal(number, (await Numbers(browser, "/requests"))[0]);
        Assert.Equal(2, (await Numbers(browser, "/desk?page=1&state=nonsense&with=x&impact=%00&sort=drop")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_file_holds_what_the_page_shows_and_no_formula(string engine)
    {
        await using var world = await World.Start(engine);
        await Tell(world, "Hollis Ranch Realty", "=HYPERLINK(\"http://x\") the e-mail of everybody is slow since Friday", "can-wait");
        using var browser = await world.SignIn("steward");
        var page = await browser.Open("/desk?format=csv&impact=can-wait");

        Assert.Equal(200, browser.Status);
        Assert.Contains("Hollis Ranch Realty", page.Body!.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(",=HYPERLINK", page.Body.TextContent, StringComparison.Ordinal);
        Assert.DoesNotContain(",\"=HYPERLINK", page.Body.TextContent, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("=1+1", "'=1+1")]
    [InlineData("+1", "'+1")]
    [InlineData("-1", "'-1")]
    [InlineData("@x", "'@x")]
    [InlineData("a, \"b\"", "\"a, \"\"b\"\"\"")]
    [InlineData("plain", "plain")]
    public void A_cell_is_never_a_formula(string written, string kept) => Assert.Equal(kept, CsvFile.Cell(written));

    [Fact]
    public void A_negative_amount_stays_a_number() => Assert.Equal("-250", CsvFile.Cell(-250L));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_never_sees_it(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("client");
        await browser.Open("/desk");
        Assert.Equal(403, browser.Status);
        await browser.Open("/desk?format=csv");
        Assert.Equal(403, browser.Status);
    }

    private static async Task<int> Tell(World world, string client, string text, string impact)
    {
        var (status, request) = await world.As("steward").Post("/requests", new { client, text, impact });
        Assert.True(status == 201, $"{status}: {request}");
        return (int)request!["number"]!;
    }

    private static async Task<List<int>> Numbers(Browser browser, string address) =>
        [.. (await browser.Open(address)).QuerySelectorAll("tbody .c-no").Select(c => int.Parse(c.TextContent, System.Globalization.CultureInfo.InvariantCulture))];
}
