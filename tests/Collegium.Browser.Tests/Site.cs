using Collegium.Governance;
using Collegium.Identity;
using Collegium.Tests;
using Deque.AxeCore.Commons;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>How a page is looked at.</summary>
public sealed record Look(string Name, int Width, int Height, ColorScheme Scheme)
{
    public static readonly IReadOnlyList<Look> All =
    [
        new("phone-light", 390, 844, ColorScheme.Light),
        new("phone-dark", 390, 844, ColorScheme.Dark),
        new("desktop-light", 1280, 800, ColorScheme.Light),
        new("desktop-dark", 1280, 800, ColorScheme.Dark),
    ];
}

/// <summary>The test's world seen through a real Chromium. Each person has a browser context of their own.</summary>
public sealed class Site : IAsyncDisposable
{
    private static readonly string[] Tags = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"];
    private static readonly string Script = new BundledAxeScriptProvider().GetScript();

    private readonly IPlaywright _playwright;
    private readonly IBrowser _chromium;
    private readonly Dictionary<(string Mail, DateTimeOffset At), IReadOnlyList<Cookie>> _cookies = [];

    private Site(World world, IPlaywright playwright, IBrowser chromium) => (World, _playwright, _chromium) = (world, playwright, chromium);

    public World World { get; }

    /// <summary>Where pictures of each step are laid down.</summary>
    public static string Pictures { get; } = Directory.CreateDirectory(
        Environment.GetEnvironmentVariable("COLLEGIUM_PICTURES") ?? Path.Combine(World.Root, "artifacts", "pictures")).FullName;

    /// <summary>Passkeys need a name, not a number.</summary>
    public string Url => $"http://localhost:{World.Url.Port}";

    /// <summary>Chromium without a window's parts takes half the time; it shows no notifications, for which the <paramref name="whole"/> is needed.</summary>
    public static async Task<Site> Open(string engine, CharterRules? rules = null, bool whole = false)
    {
        const string shell = "/usr/bin/chromium-headless-shell";
        var program = !whole && File.Exists(shell) ? shell : "/usr/bin/chromium";
        Assert.SkipUnless(File.Exists(program), $"{program} is not installed; bin/test installs it.");
        var world = await World.Start(engine, rules);
        var playwright = await Playwright.CreateAsync();
        var chromium = await playwright.Chromium.LaunchAsync(new BrowserTypeLaunchOptions
        {
            ExecutablePath = program,
            Args = ["--no-sandbox", "--disable-background-networking"],
        });
        return new Site(world, playwright, chromium);
    }

    public async Task<IPage> Person(Look? look = null)
    {
        look ??= Look.All[2];
        var context = await _chromium.NewContextAsync(new BrowserNewContextOptions
        {
            BaseURL = Url,
            ColorScheme = look.Scheme,
            ViewportSize = new ViewportSize { Width = look.Width, Height = look.Height },
            ReducedMotion = ReducedMotion.Reduce,
        });
        context.SetDefaultTimeout(60_000);
        var page = await context.NewPageAsync();
        page.Console += (_, message) =>
        {
            if (message.Type == "error" && message.Text.Contains("Content Security Policy", StringComparison.Ordinal))
            {
                throw new InvalidOperationException($"{page.Url}, {message.Location}: {message.Text}");
            }
        };
        return page;
    }

    /// <summary>Somebody who came in by a single-use link, as from their mail; again at the same time with the cookie they were given.</summary>
    public async Task<IPage> SignedIn(string mail, Look? look = null)
    {
        if (_cookies.TryGetValue((mail, World.Clock.GetUtcNow()), out var cookies))
        {
            var known = await Person(look);
            await known.Context.AddCookiesAsync(cookies);
            return known;
        }

        var secret = await World.Do(async s =>
        {
            var db = s.GetRequiredService<Database.CollegiumDb>();
            var login = await db.Set<Login>().SingleAsync(l => l.Email == mail);
            return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15));
        });
        var page = await Person(look);
        await page.GotoAsync($"/l/{secret}");
        await page.Locator("main button.primary").ClickAsync();
        await page.WaitForURLAsync(url => !url.Contains("/l/", StringComparison.Ordinal), new() { WaitUntil = WaitUntilState.DOMContentLoaded });
        _cookies[(mail, World.Clock.GetUtcNow())] = [.. (await page.Context.CookiesAsync()).Select(c => new Cookie
        {
            Name = c.Name, Value = c.Value, Domain = c.Domain, Path = c.Path, Expires = c.Expires, HttpOnly = c.HttpOnly, Secure = c.Secure, SameSite = c.SameSite,
        })];
        return page;
    }

    public static Task Picture(IPage page, string name) =>
        page.ScreenshotAsync(new PageScreenshotOptions { Path = Path.Combine(Pictures, name + ".png"), FullPage = true });

    /// <summary>The page as it stands now, in every look, and then again in the one it had: nothing scrolls sideways, and axe finds nothing by day on a phone and by night on a desk.</summary>
    public static async Task HoldsInEveryLook(IPage page, string name) => Assert.Empty(await FoundInEveryLook(page, name));

    /// <summary>What does not hold, in words.</summary>
    public static async Task<IReadOnlyList<string>> FoundInEveryLook(IPage page, string name)
    {
        var found = new List<string>();
        var (had, dark) = (page.ViewportSize!, await page.EvaluateAsync<bool>("matchMedia('(prefers-color-scheme: dark)').matches"));
        foreach (var look in Look.All)
        {
            await page.SetViewportSizeAsync(look.Width, look.Height);
            await page.EmulateMediaAsync(new() { ColorScheme = look.Scheme });
            await Picture(page, $"{name}-{look.Name}");
            if (await ScrollsSideways(page))
            {
                found.Add($"{name}: {page.Url} scrolls sideways on {look.Name}");
            }

            if (look.Name is "phone-light" or "desktop-dark")
            {
                found.AddRange((await Axe(page)).Select(f => $"{name}: {f}"));
            }
        }

        await page.SetViewportSizeAsync(had.Width, had.Height);
        await page.EmulateMediaAsync(new() { ColorScheme = dark ? ColorScheme.Dark : ColorScheme.Light });
        return found;
    }

    /// <summary>WCAG 2.2 A and AA and best practice: what axe finds, in words; empty when it finds nothing.</summary>
    public static async Task<IReadOnlyList<string>> Axe(IPage page)
    {
        // Not by the library's own way, which opens a page more for each report: that takes most of a walk.
        await page.EvaluateAsync(Script);
        var found = await page.EvaluateAsync<string[]>("""
            async tags => (await axe.run(document, { runOnly: { type: 'tag', values: tags }, resultTypes: ['violations'] }))
                .violations.flatMap(v => v.nodes.map(n => `${v.id}: ${v.help}: ${n.html}`))
            """, Tags);
        return [.. found.Select(f => $"{page.Url}: {f}")];
    }

    /// <summary>True when the page asked to sign in instead.</summary>
    public static bool IsShutOut(IPage page, string path) => page.Url.Contains("/sign-in", StringComparison.Ordinal) && !path.StartsWith("/sign-in", StringComparison.Ordinal);

    public static Task<bool> ScrollsSideways(IPage page) =>
        page.EvaluateAsync<bool>("document.documentElement.scrollWidth > document.documentElement.clientWidth");

    public async ValueTask DisposeAsync()
    {
        await _chromium.DisposeAsync();
        _playwright.Dispose();
        await World.DisposeAsync();
    }
}
