using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collegium.Identity;
using Collegium.Tests;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Browser.Tests;

/// <summary>A steward's day without a mouse: everything the desk asks of them is reached by its key or by Tab.</summary>
public sealed partial class StewardDayTests
{
    private int _step;

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stewards_day_needs_no_mouse(string engine)
    {
        await using var site = await Site.Open(engine);
        var morning = await Morning(site.World);
        var keys = await SignIn(site);
        await LearnTheKeys(keys);
        await TakeACall(keys);
        await ReadAndCorrect(keys, morning[0]);
        await TidyTheBoard(keys, morning);
        await KeepAView(keys);
        await MoveACard(keys);
        await PutTogether(keys, morning);
        await LookAround(keys);
        await GoHome(keys);
    }

    private async Task<Keyboard> SignIn(Site site)
    {
        var secret = await site.World.Do(async s =>
        {
            var login = await s.GetRequiredService<Database.CollegiumDb>().Set<Login>().SingleAsync(l => l.Email == "steward@sonoran.example");
            return s.GetRequiredService<Links>().Hand(LinkKind.SignIn, login.Id, null, TimeSpan.FromMinutes(15));
        });
        var keys = new Keyboard(await site.Person());
        await keys.Page.GotoAsync($"/l/{secret}");
        await keys.To("main button.primary");
        await keys.Go("Enter");
        await keys.Go("g", "d");
        Assert.Equal("Desk", await keys.Heading());
        await Shot(keys, "the-desk-in-the-morning");
        return keys;
    }

    private async Task LearnTheKeys(Keyboard keys)
    {
        await keys.Press("?");
        var sheet = await keys.Page.InnerTextAsync("dialog.all-keys");
        foreach (var word in new[] { "Find or do", "Choose", "New request", "Clients", "Members" })
        {
            Assert.Contains(word, sheet, StringComparison.Ordinal);
        }

        await Shot(keys, "all-keys");
        await keys.Press("Escape");
        Assert.Equal(0, await keys.Page.Locator("dialog[open]").CountAsync());
    }

    private async Task TakeACall(Keyboard keys)
    {
        await keys.Go("n");
        await keys.Fill("[name=client]", "Hollis Ranch Realty");
        await keys.Press("Escape");
        await keys.Fill("[name=text]", "The screen at the front desk stays black since the storm.");
        await keys.To("[name=impact]");
        await keys.Press("Space", "ArrowDown");
        Assert.Equal("hindered", await keys.Page.EvaluateAsync<string>("document.activeElement.value"));
        await Shot(keys, "a-call-is-taken");
        await keys.To("main button.primary");
        await keys.Go("Enter");
        Assert.Contains("/requests/", keys.Page.Url, StringComparison.Ordinal);
        Assert.Contains("black since the storm", await keys.Main(), StringComparison.Ordinal);
        await Shot(keys, "what-was-told-on-the-phone");
    }

    /// <summary>Opens a row, corrects what it takes, and writes a note for the client.</summary>
    private async Task ReadAndCorrect(Keyboard keys, JsonNode request)
    {
        await keys.Go("g", "d");
        await keys.Press("j", "j", "k");
        await keys.Go("Enter");
        Assert.Contains("/requests/", keys.Page.Url, StringComparison.Ordinal);
        await Open(keys, request);
        await keys.Press("c");
        Assert.Equal("codes", await keys.Page.EvaluateAsync<string>("document.activeElement.name"));
        await keys.Type("Printing");
        Assert.Contains("Printing", await keys.Page.EvaluateAsync<string>("[...document.activeElement.selectedOptions].map(o => o.textContent).join()"), StringComparison.Ordinal);
        await Shot(keys, "what-it-takes-is-corrected");
        await keys.To("#needs button[type=submit]");
        await keys.Go("Enter");
        Assert.Contains("Printing", await keys.Main(), StringComparison.Ordinal);
        await keys.Press("m");
        await keys.Type("We call you at ten; leave the machine on.");
        await keys.To("#note [name=audience]");
        await keys.Press("ArrowDown");
        await keys.To("#note button[type=submit]");
        await keys.Go("Enter");
        Assert.Contains("leave the machine on", await keys.Main(), StringComparison.Ordinal);
        await Shot(keys, "a-note-for-the-client");
    }

    /// <summary>Searches, chooses three rows, and tags them at once.</summary>
    private async Task TidyTheBoard(Keyboard keys, IReadOnlyList<JsonNode> morning)
    {
        await keys.Go("g", "d");
        await keys.Press("/");
        await keys.Type("mail");
        await keys.Go("Enter");
        await keys.Press("j", "x", "j", "x", "j", "x");
        Assert.Equal("3 chosen", await keys.Page.InnerTextAsync("[data-chosen]"));
        await keys.Press("w");
        await keys.Fill("#c-tag", "outage");
        await Shot(keys, "three-are-chosen");
        await keys.To("button[value=tag]");
        await keys.Go("Enter");
        await Shot(keys, "three-are-tagged");
        Assert.Equal(3, await keys.Page.Locator(".board tbody tr", new() { HasText = "outage" }).CountAsync() is var shown and > 0 ? shown : await Tagged(keys));
        Assert.True(morning.Count > 3);
    }

    private static async Task<int> Tagged(Keyboard keys)
    {
        await keys.Page.GotoAsync("/desk?tag=outage");
        return await keys.Page.Locator(".board tbody tr:has(a)").CountAsync();
    }

    private async Task KeepAView(Keyboard keys)
    {
        await keys.Page.GotoAsync("/desk?tag=outage");
        await keys.To("#keep summary");
        await keys.Press("Enter");
        await keys.Fill("#keep [name=name]", "The outage");
        await keys.To("#keep button.primary");
        await keys.Go("Enter");
        await keys.Go("g", "d");
        await keys.Go("6");
        Assert.Equal("The outage", (await keys.Page.InnerTextAsync(".views [aria-current=page]")).Trim());
        await Shot(keys, "a-kept-view-by-its-number");
    }

    private async Task MoveACard(Keyboard keys)
    {
        await keys.Go("1");
        await keys.Go("v", "c");
        await keys.Press("j", "l", "h", "m");
        var first = keys.Page.Locator(".here .moves[open]");
        Assert.Equal(1, await first.CountAsync());
        await Shot(keys, "a-card-and-where-it-can-go");
        await keys.To(".here .moves button, .here .moves a");
        await keys.Go("Enter");
        await Shot(keys, "the-card-moved");
        await keys.Go("g", "d");
        await keys.Go("v", "d");
        await Shot(keys, "what-is-due-when");
        await keys.Go("v", "q");
    }

    /// <summary>Finds a request by its number, and puts it to another.</summary>
    private async Task PutTogether(Keyboard keys, IReadOnlyList<JsonNode> morning)
    {
        await Open(keys, morning[1]);
        await keys.Press("u");
        await keys.Page.Keyboard.PressAsync("Control+A");
        await keys.Type(morning[4]["number"]!.ToString());
        await Shot(keys, "the-same-as-another");
        await keys.To("#merge button[type=submit]");
        await keys.Go("Enter");
        Assert.EndsWith($"/requests/{morning[4]["number"]}", keys.Page.Url, StringComparison.Ordinal);
        await Shot(keys, "put-together");
    }

    /// <summary>Every place the steward has in the top line, by its two keys.</summary>
    private async Task LookAround(Keyboard keys)
    {
        var ways = await keys.Page.EvaluateAsync<string[][]>("[...document.querySelectorAll('nav[aria-label=Main] a[data-key]')].map(a => [a.dataset.key, new URL(a.href).pathname])");
        Assert.True(ways.Length >= 5, $"{ways.Length} ways");
        foreach (var way in ways)
        {
            await keys.Go(way[0].Split(' '));
            Assert.Equal(way[1], new Uri(keys.Page.Url).AbsolutePath);
            await Shot(keys, "by-keys" + Unfit().Replace(way[1], "-"));
        }

        await keys.Press("Control+k");
        await keys.Type("ocotillo");
        await keys.Page.Locator("#found [role=option]").First.WaitForAsync();
        await Shot(keys, "find-or-do");
        await keys.Go("Enter");
        Assert.Contains("Ocotillo", await keys.Main(), StringComparison.Ordinal);
    }

    private async Task GoHome(Keyboard keys)
    {
        await keys.Go("g", "d");
        await keys.To("form.leave button");
        await keys.Go("Enter");
        Assert.Contains("Sign", await keys.Page.InnerTextAsync("body"), StringComparison.Ordinal);
        await Shot(keys, "gone-home");
    }

    private static async Task Open(Keyboard keys, JsonNode request)
    {
        await keys.Press("Control+k");
        await keys.Type($"#{request["number"]}");
        await keys.Page.Locator("#found [role=option]", new() { HasText = request["number"]!.ToString() }).First.WaitForAsync();
        await keys.Go("Enter");
        Assert.EndsWith($"/requests/{request["number"]}", keys.Page.Url, StringComparison.Ordinal);
    }

    private static async Task<List<JsonNode>> Morning(World world)
    {
        string[] troubles =
        [
            "The printer on the second floor prints blank pages.", "Nobody at the front desk gets any mail.", "The wireless drops whenever the microwave runs.",
            "Our phones ring but nobody can hear the caller.", "No mail reaches the front desk.", "Mail from the lab does not arrive any more.", "My mail asks for a password each hour.",
        ];
        var made = new List<JsonNode>();
        foreach (var (trouble, at) in troubles.Select((t, i) => (t, i)))
        {
            var (status, request) = await world.As("steward").Post("/requests", new { client = "Ocotillo Bend Dental", text = trouble, impact = at % 2 == 0 ? "hindered" : "can-wait" });
            Assert.Equal(201, status);
            made.Add(request!);
        }

        await world.Settle();
        return made;
    }

    private async Task Shot(Keyboard keys, string name)
    {
        await Site.Picture(keys.Page, $"steward-{++_step:00}-{name}");
        Assert.Empty(await Site.Axe(keys.Page));
    }

    [GeneratedRegex("[^a-z]+")]
    private static partial Regex Unfit();
}
