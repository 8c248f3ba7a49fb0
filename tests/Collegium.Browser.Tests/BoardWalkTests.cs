using System.Text.Json.Nodes;
using Collegium.Tests;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>The board in each of its shapes, its forms open, what it found, and what the desk keeps for tomorrow, in every look.</summary>
public sealed class BoardWalkTests
{
    private static readonly string[] Troubles =
    [
        "Since this morning the x-ray machine no longer sends its pictures to our computers.", "The printer on the second floor prints blank pages.",
        "Nobody at the front desk gets any mail.", "The wireless drops whenever the microwave runs.", "A laptop needs a larger disk before the audit.",
        "Our phones ring but nobody can hear the caller.", "Somebody clicked on a link in a strange mail and now files have odd names.",
    ];

    private readonly List<string> _found = [];

    [Fact]
    public async Task The_board_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        await Morning(site.World);
        var (_, kept) = await site.World.As("steward").Post("/views", new { name = "Called back, by state", query = "tag=called-back&show=columns", shared = true });
        var page = await site.SignedIn("steward@sonoran.example");
        (string Path, string Name, string Says)[] pages =
        [
            ("/desk", "board-queue", "Everything open"),
            ("/desk?cols=clock,number,need,impact,state,with,told,tags,desk", "board-all-columns", "called-back"),
            ($"/desk?tag=called-back&show=columns&saved={kept!["id"]}", "board-kept-view", "Called back, by state"),
            ("/desk?show=columns", "board-columns", "Move"),
            ("/desk?show=calendar", "board-month", "November 2026"),
            ("/desk?show=calendar&span=week", "board-week", "Nothing is due."),
            ("/desk?show=calendar&span=day", "board-day", "x-ray"),
            ("/desk?show=map", "board-map", "North is up."),
            ("/desk?q=hovercraft", "board-nothing", "Nothing here matches"),
            ("/desk/views", "board-views", "Called back, by state"),
            ("/find?q=printer+blank", "board-find", "blank pages"),
            ("/find?q=hovercraft", "board-find-nothing", "Nothing with these words"),
        ];
        foreach (var (path, name, says) in pages)
        {
            await Walk(page, path, name, says);
        }

        var weight = (await (await page.GotoAsync("/desk"))!.BodyAsync()).Length;
        Assert.Equal(50, await page.Locator(".board tbody input").CountAsync());
        Assert.InRange(weight, 1, 60_000);
        await page.Locator("tbody input[type=checkbox]").First.CheckAsync();
        await OpenAll(page);
        await Look(page, "board-queue-open");
        await page.GotoAsync("/desk?show=columns");
        await OpenAll(page);
        await Look(page, "board-columns-open");
        await page.GotoAsync("/desk");
        await page.Keyboard.PressAsync("Control+k");
        await page.Keyboard.TypeAsync("printer");
        await page.Locator("#found li").First.WaitForAsync();
        await Look(page, "board-palette");
        await page.Context.CloseAsync();
        Nothing();
    }

    [Fact]
    public async Task Records_that_belong_together_hold_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var (steward, numbers) = (site.World.As("steward"), await Morning(site.World));
        var page = await site.SignedIn("steward@sonoran.example");
        await Walk(page, "/desk/macros", "macros-none", "No macro is written yet");
        await Walk(page, "/desk/recurring", "recurring-none", "Nothing comes again yet");
        await steward.Post("/macros", new { name = "Called back", steps = "tell: Dear {contact}, we look at {trouble} by {promise}.\ntag: called back" });
        await steward.Post("/macros", new { name = "Ask for a picture", steps = "tell: Could you send us a picture of the screen?" });
        await steward.Post("/recurring", new
        {
            client = "Ocotillo Bend Dental", text = "Look whether the copies of the x-ray pictures can be read back.", impact = "can-wait",
            rule = new { kind = "weekly", every = 1, weekday = "thursday", time = "09:00:00" },
        });
        var ids = numbers.ToDictionary(n => (int)n["number"]!, n => (string)n["id"]!).ToList();
        await steward.Post($"/requests/{ids[1].Value}/merging", new { into = ids[0].Key });
        await steward.Post($"/requests/{ids[0].Value}/split", new { text = "And the label printer stands still as well.", impact = "can-wait" });
        await steward.Post($"/requests/{ids[0].Value}/ties", new { number = ids[2].Key, kind = "blocks" });
        await steward.Post($"/requests/{ids[0].Value}/checks", new { words = "Call the maker of the machine\nLook at the switch\nTry an older picture" });
        await Walk(page, "/desk/macros", "macros", "Called back");
        await Walk(page, "/desk/recurring", "recurring", "read back");
        await Walk(page, $"/requests/{ids[0].Key}", "record-open", "Look at the switch");
        await Walk(page, $"/requests/{ids[1].Key}", "record-merged", "Put together with another");
        await page.GotoAsync($"/requests/{ids[0].Key}");
        await OpenAll(page);
        await Look(page, "record-all-forms");
        await page.GotoAsync("/desk/recurring");
        await OpenAll(page);
        await Look(page, "recurring-open");
        await page.GotoAsync("/desk/macros");
        await OpenAll(page);
        await Look(page, "macros-open");
        await page.Context.CloseAsync();
        Nothing();
    }

    [Fact]
    public async Task A_stopwatch_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var (number, id) = await Accepted(site.World);
        var page = await site.SignedIn("practitioner@sonoran.example");
        await site.World.As("practitioner").Post($"/requests/{id}/checks", new { words = "Call the maker of the machine\nLook at the switch" });
        await Walk(page, $"/work/{number}", "work-before-watch", "Start the stopwatch");
        await site.World.As("practitioner").Post($"/requests/{id}/watch", new { });
        await site.World.Pass(TimeSpan.FromMinutes(25));
        await Walk(page, $"/work/{number}", "work-watch", "Your stopwatch runs");
        await page.Context.CloseAsync();
        Nothing();
    }

    private async Task Walk(IPage page, string path, string name, string says)
    {
        var answer = await page.GotoAsync(path);
        Assert.Equal(200, answer!.Status);
        Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
        await Look(page, name);
    }

    private void Nothing() => Assert.True(_found.Count == 0, string.Join('\n', _found.Distinct().Take(60)));

    private async Task Look(IPage page, string name) => _found.AddRange(await Site.FoundInEveryLook(page, name));

    private static Task OpenAll(IPage page) => page.EvaluateAsync("document.querySelectorAll('details').forEach(d => d.open = true)");

    /// <summary>A full queue: what clients told over three hours, some of it tagged and in a steward's hands.</summary>
    private static async Task<List<JsonNode>> Morning(World world)
    {
        var (steward, made) = (world.As("steward"), new List<JsonNode>());
        string[] clients = ["Ocotillo Bend Dental", "Hollis Ranch Realty"];
        string[] impacts = ["stopped", "hindered", "can-wait"];
        for (var i = 0; i < 56; i++)
        {
            var (_, request) = await steward.Post("/requests", new { client = clients[i / 3 % 2], text = $"{Troubles[i % 7]} It is in room {i + 1}.", impact = impacts[i % 3] });
            made.Add(request!);
            if (i % 14 == 13)
            {
                await world.Pass(TimeSpan.FromMinutes(40));
            }
        }

        await steward.Post("/requests/steps", new { numbers = made.Take(9).Select(m => (int)m["number"]!), step = "tag", words = "called-back" });
        await steward.Post("/requests/steps", new { numbers = made.Take(9).Select(m => (int)m["number"]!), step = "mind", words = "me" });
        return made;
    }

    private static async Task<(string Number, string Id)> Accepted(World world)
    {
        for (var i = 0; i < 20; i++)
        {
            var (_, request) = await world.As("steward").Post("/requests", new { client = "Ocotillo Bend Dental", text = $"Nobody in room {i} gets any mail since this morning.", impact = "stopped" });
            if (request!["offers"]!.AsArray().FirstOrDefault(o => (string?)o!["practice"]!["name"] == "Whitlock & Obi") is { } mine)
            {
                Assert.Equal(200, (await world.As("practitioner").Post($"/offers/{mine["id"]}/acceptance", new { })).Status);
                return (request["number"]!.ToString(), (string)request["id"]!);
            }
        }

        throw new InvalidOperationException("Whitlock & Obi was never among the three.");
    }
}
