using System.Text.RegularExpressions;
using Collegium.Http;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Http;

/// <summary>What a form's answer leads to is kept so that a second press ends there too, and so that the table tells nobody.</summary>
public sealed partial class FormSecretTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_private_link_is_kept_in_the_table_of_operations(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        await Tell(browser, "someone@new.example");
        List<string> pages = [browser.Address];
        await browser.Send("form:has([name='Form.Code'])", ("Form.Code", (await Mail(world, "request-confirm", "someone@new.example")).Subject[..6]));
        Assert.Equal(200, browser.Status);
        await browser.Open("/");
        await Tell(browser, "other@new.example");
        pages.Add(browser.Address);
        await browser.Open(Link().Match((await Mail(world, "request-confirm", "other@new.example")).Text).Value);
        await browser.Send("main form");
        pages.Add(browser.Address);
        await world.Settle();
        var offer = Link().Match((await Mail(world, "offer.made", "person1@members.example")).Text).Value;
        await browser.Open(offer);
        await browser.Send("#refuse form", ("Form.Reason", "full"));
        pages.Add(browser.Address);
        Assert.Equal([3, 1], [pages.Count(p => p.StartsWith("/r/", StringComparison.Ordinal)), pages.Count(p => p.StartsWith("/o/", StringComparison.Ordinal))]);

        var kept = await world.Look(db => db.Set<StoredAnswer>().AsNoTracking().ToListAsync());
        Assert.True(kept.Count >= 5, $"{kept.Count} answers kept");
        foreach (var secret in pages.Select(p => p[3..]))
        {
            Assert.DoesNotContain(kept, k => $"{k.Who} {k.Key} {k.Body} {k.Location}".Contains(secret, StringComparison.Ordinal));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_form_sent_twice_leads_to_the_same_private_page(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/");
        var form = browser.Page.QuerySelector("#tell [name=operation]")!.GetAttribute("value")!;
        await Tell(browser, "someone@new.example");
        var first = browser.Address;
        await browser.Open("/");
        await Tell(browser, "someone@new.example", form);
        Assert.Equal((200, first), (browser.Status, browser.Address));
        Assert.False(await world.Look(db => db.Set<StoredAnswer>().AnyAsync(a => a.Key == form)));
        Assert.Equal(1, await world.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "request-confirm")));
    }

    private static Task Tell(Browser browser, string reach, string? operation = null) => browser.Send(
        "#tell",
        [("Form.Text", "The printer at the front desk prints nothing."), ("Form.Impact", "hindered"), ("Form.Name", "Dana Reyes"), ("Form.Reach", reach),
            .. operation is null ? Array.Empty<(string, string)>() : [("operation", operation)]]);

    private static Task<MailMessage> Mail(World world, string kind, string to) =>
        world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == kind && m.ToAddress == to).FirstAsync());

    [GeneratedRegex("/(confirm|r|o|l)/[A-Za-z0-9_-]{20,}")]
    private static partial Regex Link();
}
