using System.Globalization;

namespace Collegium.Tests.Treasury.Pages;

/// <summary>The treasurer's pages: from a finished request to a member's payout, by two people, on a book that balances.</summary>
public sealed class MoneyPagesTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_bill_to_the_payout_by_two_people(string engine)
    {
        await using var world = await World.Start(engine);
        var number = await Finished(world);
        using var noor = await world.SignIn("treasurer");
        await noor.Open("/invoices");
        await noor.Send("#bill form", ("request", number));
        Assert.Equal(200, noor.Status);
        var invoice = noor.Address.Split('/')[^1];
        Assert.Contains($"Invoice {invoice}", noor.Text, StringComparison.Ordinal);
        Assert.Contains("goes to", noor.Text, StringComparison.Ordinal);

        await noor.Open("/payments");
        await noor.Send("#record form", ("amountMinor", "225.00"), ("receivedOn", "2026-11-17"), ("means", "transfer"), ("invoice", invoice), ("client", ""), ("reference", "thanks"));
        Assert.Contains("thanks", noor.Text, StringComparison.Ordinal);
        await noor.Open("/payouts");
        await noor.Send("[id^=propose-] form");
        Assert.Contains("You proposed this, so somebody else approves it", noor.Text, StringComparison.Ordinal);
        Assert.Null(noor.Page.QuerySelector("[id^=approve-]"));

        using var sam = await world.SignIn("treasurer-2");
        await sam.Open("/payouts");
        await sam.Send("[id^=approve-] form");
        Assert.Contains("Paid", sam.Page.QuerySelector("table")!.TextContent, StringComparison.Ordinal);
        await sam.Open("/books?check=1");
        Assert.Contains("It balances.", sam.Text, StringComparison.Ordinal);
        await sam.Open("/books/accounts/1000");
        await sam.Open(sam.Page.QuerySelector("a[href^='/books/entries/']")!.GetAttribute("href")!);
        Assert.Equal(200, sam.Status);
        await sam.Open($"/statement?practice={world.Practices["Whitlock & Obi"]}");
        Assert.Equal(200, sam.Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Money_without_a_name_waits_until_somebody_names_it(string engine)
    {
        await using var world = await World.Start(engine);
        using var noor = await world.SignIn("treasurer");
        await noor.Open("/payments");
        await noor.Send("#record form", ("amountMinor", "chickens"), ("receivedOn", "2026-11-17"), ("means", "transfer"));
        Assert.Equal(422, noor.Status);
        await noor.Send("#record form", ("amountMinor", "145.00"), ("receivedOn", "2026-11-13"), ("means", "check"));
        Assert.Contains("Not known yet", noor.Text, StringComparison.Ordinal);
        await noor.Send("[id^=place-] form", ("client", "Hollis Ranch Realty"), ("invoice", ""));
        Assert.DoesNotContain("Not known yet", noor.Text, StringComparison.Ordinal);
        Assert.Contains("145.00 to credit", noor.Text, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_list_is_a_file_and_every_page_opens(string engine)
    {
        await using var world = await World.Start(engine);
        await Finished(world);
        var member = world.Practices["Whitlock & Obi"];
        var client = world.Clients["Ocotillo Bend Dental"];
        foreach (var (role, pages) in new (string, string[])[]
        {
            ("steward", ["/desk", "/desk?view=risk", "/requests", "/requests/new", "/members", $"/members/{member}", "/clients", $"/clients/{client}", "/invoices", "/find?q=ocotillo", "/charter", "/desk?format=csv", "/requests?format=csv", "/members?format=csv", "/clients?format=csv"]),
            ("treasurer", ["/books", "/books/accounts/1100", "/books/journal.hledger", "/invoices", "/payments", "/payouts", "/books?format=csv", "/invoices?format=csv", "/payments?format=csv", "/payouts?format=csv", "/books/accounts/1100?format=csv"]),
            ("secretary", ["/members", $"/members/{member}", "/clients"]),
            ("practitioner", ["/members", $"/members/{member}", "/statement", "/statement?format=csv"]),
            ("client", ["/bills", "/find?q=x"]),
        })
        {
            using var browser = await world.SignIn(role);
            foreach (var page in pages)
            {
                await browser.Open(page);
                Assert.True(browser.Status == 200, $"{role} {page}: {browser.Status}");
            }
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_sees_its_own_bills_and_nobody_elses(string engine)
    {
        await using var world = await World.Start(engine);
        var (_, mine) = await world.As("treasurer").Post("/invoices", new { request = await FinishedId(world) });
        var number = (string)mine!["number"]!;
        using var browser = await world.SignIn("client");
        await browser.Open("/bills");
        Assert.Contains(number, browser.Text, StringComparison.Ordinal);
        await browser.Open($"/invoices/{number}");
        Assert.Equal(200, browser.Status);
        await browser.Open("/invoices/2026-9999");
        Assert.Equal(404, browser.Status);
        await browser.Open("/books");
        Assert.Equal(403, browser.Status);
    }

    private static async Task<string> Finished(World world)
    {
        var id = await FinishedId(world);
        return ((int)(await world.As("steward").Get($"/requests/{id}")).Body!["number"]!).ToString(CultureInfo.InvariantCulture);
    }

    private static async Task<string> FinishedId(World world)
    {
        var steward = world.As("steward");
        var (_, request) = await steward.Post("/requests", new
        {
            client = "Ocotillo Bend Dental", text = "Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.", impact = "stopped",
        });
        var at = $"/requests/{request!["id"]}";
        Assert.Equal(200, (await steward.Post($"/offers/{request["offers"]![0]!["id"]}/acceptance")).Status);
        Assert.Equal(200, (await steward.Post(at + "/estimate", new { minutesFrom = 60, minutesTo = 120, partsMinor = 0, note = "Look at the link" })).Status);
        Assert.Equal(200, (await steward.Post(at + "/approval")).Status);
        Assert.Equal(201, (await steward.Post(at + "/time", new { minutes = 90, note = "Reset the image service" })).Status);
        Assert.Equal(200, (await steward.Post(at + "/completion", new { note = "Fixed" })).Status);
        Assert.Equal(200, (await steward.Post(at + "/confirmation", new { rating = 5 })).Status);
        return (string)request["id"]!;
    }
}
