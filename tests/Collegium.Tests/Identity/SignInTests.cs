using Collegium.Database;
using Collegium.Identity;
using Collegium.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Identity;

/// <summary>Coming in: by password and code, by a link that works once; and what a stranger is told, which is always the same.</summary>
public sealed class SignInTests
{
    private const string Mail = "steward@sonoran.example";
    private const string Password = "copper dome over phoenix";
    private const string PasswordForm = "form:has([name='Words.Mail'])";
    private const string LinkForm = "form:has([name='To.Mail'])";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Password_and_code_open_the_page_asked_for(string engine)
    {
        await using var world = await World.Start(engine);
        var secret = await Enrol(world);
        using var browser = new Browser(world.Url);
        await browser.Open("/you");

        Assert.StartsWith("/sign-in?returnTo=%2Fyou", browser.Address);
        await Try(browser, Mail, Password, Totp.Code(secret, world.Clock.GetUtcNow().UtcDateTime));

        Assert.Equal((200, "/you"), (browser.Status, browser.Address));
        Assert.Contains("Ruth Okafor", browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refused_sign_in_says_the_same_whatever_was_wrong(string engine)
    {
        await using var world = await World.Start(engine);
        var secret = await Enrol(world);
        var code = Totp.Code(secret, world.Clock.GetUtcNow().UtcDateTime);
        using var browser = new Browser(world.Url);
        var told = new HashSet<string>();
        foreach (var (mail, password, digits) in new[]
        {
            ("nobody@sonoran.example", Password, code), (Mail, "another password of mine", code), (Mail, Password, "000000"),
            (Mail, Password, ""), ("treasurer@sonoran.example", "", ""), ("", "", ""),
        })
        {
            await browser.Open("/sign-in");
            await Try(browser, mail, password, digits);
            Assert.Equal(422, browser.Status);
            told.Add(browser.Page.QuerySelector("#refused")!.TextContent.Trim());
        }

        Assert.Single(told);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_code_works_once(string engine)
    {
        await using var world = await World.Start(engine);
        var code = Totp.Code(await Enrol(world), world.Clock.GetUtcNow().UtcDateTime);
        using var first = new Browser(world.Url);
        using var second = new Browser(world.Url);
        await first.Open("/sign-in?returnTo=/you");
        await Try(first, Mail, Password, code);
        await second.Open("/sign-in?returnTo=/you");
        await Try(second, Mail, Password, code);

        Assert.Equal((200, 422), (first.Status, second.Status));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Five_wrong_tries_lock_the_address_for_a_quarter_of_an_hour(string engine)
    {
        await using var world = await World.Start(engine);
        var secret = await Enrol(world);
        using var browser = new Browser(world.Url);
        await browser.Open("/sign-in?returnTo=/you");
        for (var i = 0; i < 5; i++)
        {
            await Try(browser, Mail, "wrong", "000000");
        }

        await Try(browser, Mail, Password, Totp.Code(secret, world.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal(422, browser.Status);

        await world.Pass(TimeSpan.FromMinutes(16));
        await Try(browser, Mail, Password, Totp.Code(secret, world.Clock.GetUtcNow().UtcDateTime));
        Assert.Equal((200, "/you"), (browser.Status, browser.Address));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Guessing_from_one_place_is_slowed_down(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        await browser.Open("/sign-in");
        for (var i = 0; i < 21; i++)
        {
            await Try(browser, $"guess{i}@sonoran.example", "x", "1");
        }

        Assert.Equal(429, browser.Status);
        Assert.Contains("Wait", browser.Page.QuerySelector("#refused")!.TextContent);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_link_signs_in_once_and_only_when_pressed(string engine)
    {
        await using var world = await World.Start(engine);
        var secret = await Hand(world, Mail);
        using var browser = new Browser(world.Url);
        await browser.Open($"/l/{secret}");
        await browser.Open($"/l/{secret}");
        await browser.Send("form:has(button.primary)");

        Assert.Equal("/you", browser.Address);
        using var thief = new Browser(world.Url);
        await thief.Open($"/l/{secret}");
        Assert.Equal(410, thief.Status);
        Assert.Contains("This link is over", thief.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_old_link_and_a_link_of_another_kind_open_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var late = await Hand(world, Mail);
        var other = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Request, Guid.CreateVersion7(), null, TimeSpan.FromDays(1))));
        await world.Pass(TimeSpan.FromMinutes(16));
        using var browser = new Browser(world.Url);
        foreach (var secret in new[] { late, other, "x", new string('a', 2000) })
        {
            await browser.Open($"/l/{secret}");
            Assert.Equal(410, browser.Status);
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_asks_for_a_link_and_a_stranger_is_told_the_same(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = new Browser(world.Url);
        var told = new HashSet<string>();
        foreach (var mail in new[] { "client@sonoran.example", "stranger@nowhere.example" })
        {
            await browser.Open("/sign-in");
            await browser.Send(LinkForm, ("To.Mail", mail));
            told.Add(browser.Page.QuerySelector("[role=status]")!.TextContent.Trim());
        }

        Assert.Single(told);
        var mails = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "sign-in").ToListAsync());
        var link = Assert.Single(mails).Text.Split('\n').Single(l => l.Contains("/l/", StringComparison.Ordinal));
        await browser.Open(new Uri(link).PathAndQuery);
        await browser.Send("form:has(button.primary)");
        await browser.Open("/you");
        Assert.Equal((200, "/you"), (browser.Status, browser.Address));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_has_two_proofs_gets_no_link(string engine)
    {
        await using var world = await World.Start(engine);
        await Enrol(world);
        using var browser = new Browser(world.Url);
        await browser.Open("/sign-in");
        await browser.Send(LinkForm, ("To.Mail", Mail));

        Assert.Empty(await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "sign-in").ToListAsync()));
    }

    [Theory]
    [InlineData("//evil.example", "/home")]
    [InlineData("/\\evil.example", "/home")]
    [InlineData("https://evil.example", "/home")]
    [InlineData("/desk?view=late", "/desk?view=late")]
    [InlineData("/\t/evil.example", "/home")]
    [InlineData(null, "/home")]
    public void After_signing_in_one_stays_on_this_site(string? asked, string goes) => Assert.Equal(goes, Session.Local(asked));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Signing_out_everywhere_ends_the_other_devices_too(string engine)
    {
        await using var world = await World.Start(engine);
        using var phone = await Enter(world, Mail);
        using var desk = await Enter(world, Mail);
        await phone.Open("/you");
        await phone.Send("form:has(input[value=out])");
        await desk.Open("/you");

        Assert.StartsWith("/sign-in", desk.Address);
    }

    [Fact]
    public void Codes_are_those_of_the_standard() =>
        // RFC 6238, appendix B: secret 12345678901234567890, 59 seconds, last six digits of 94287082.
        Assert.Equal("287082", Totp.Code("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ", DateTime.UnixEpoch.AddSeconds(59)));

    internal static Task<string> Hand(World world, string mail) => world.Do(async s =>
    {
        var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == mail);
        return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15));
    });

    internal static async Task<Browser> Enter(World world, string mail)
    {
        var browser = new Browser(world.Url);
        await browser.Open($"/l/{await Hand(world, mail)}");
        await browser.Send("form:has(button.primary)");
        return browser;
    }

    private static Task<string> Enrol(World world) => world.Do(async s =>
    {
        var login = await s.GetRequiredService<CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == Mail);
        var secret = Totp.NewSecret();
        s.GetRequiredService<Authenticator>().Set(login, secret);
        login.PasswordHash = s.GetRequiredService<IPasswordHasher<Login>>().HashPassword(login, Password);
        return secret;
    });

    private static Task Try(Browser browser, string mail, string password, string code) =>
        browser.Send(PasswordForm, ("Words.Mail", mail), ("Words.Password", password), ("Words.Code", code));
}
