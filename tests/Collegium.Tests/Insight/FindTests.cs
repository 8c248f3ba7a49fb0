using System.Reflection;
using Collegium.Insight.Finding;
using Microsoft.AspNetCore.Components;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Insight;

/// <summary>The finder knows the pages its reader may open, by their names and by others.</summary>
public sealed class FindTests
{
    /// <summary>Pages nobody looks for from inside.</summary>
    private static readonly string[] Outside = ["/", "/find", "/setup", "/sign-in", "/apply"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_page_is_found_by_its_name_and_by_other_words(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        foreach (var (words, href) in new[]
        {
            ("macro", "/desk/macros"), ("skills", "/skills"), ("recurring", "/desk/recurring"), ("cover", "/coverage"), ("letters", "/letters"),
            ("equity", "/equity"), ("kept views", "/desk/views"), ("PLAN", "/plans"), ("who waits", "/equity"),
        })
        {
            await browser.Open($"/find?q={Uri.EscapeDataString(words)}");
            Assert.NotNull(browser.Page.QuerySelector($"main td a[href='{href}']"));
        }

        await browser.Open("/find?q=acros");
        Assert.Contains("Nothing with these words", browser.Text, StringComparison.Ordinal);
        using var client = await world.SignIn("client");
        await client.Open("/find?q=macros");
        Assert.Null(client.Page.QuerySelector("main td a"));
        await client.Open("/find?q=bills");
        Assert.NotNull(client.Page.QuerySelector("main td a[href='/bills']"));
        await client.Open("/find?q=%23macros");
        Assert.Null(client.Page.QuerySelector("main td a"));
    }

    [Fact]
    public async Task Every_page_that_opens_without_a_number_is_known_and_no_other()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var pages = typeof(KnownPages).Assembly.GetTypes().SelectMany(t => t.GetCustomAttributes<RouteAttribute>()).Select(r => r.Template)
            .Where(t => !t.Contains('{', StringComparison.Ordinal)).Except(Outside).Order(StringComparer.Ordinal);
        Assert.Equal(pages, KnownPages.All.Select(p => p.Href).Order(StringComparer.Ordinal));

        var everybody = new Actor(world.Chapter, Actor.SignedIn, "Everybody");
        var known = world.Services.GetRequiredService<KnownPages>();
        Assert.All(KnownPages.All, p => Assert.Contains(p, known.Called(p.Name, everybody)));
    }
}
