using System.Net.Http.Headers;
using System.Net.Http.Json;
using System.Text.Json.Nodes;
using Collegium.Tests;

namespace Collegium.Browser.Tests;

/// <summary>Mail that waits, an address that sends back, a monitor's trouble and a file on a request, in every look.</summary>
public sealed class MailWalkTests
{
    [Fact]
    public async Task Mail_monitors_and_files_hold_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var (steward, client) = (site.World.As("steward"), site.World.Clients["Ocotillo Bend Dental"]);
        var (_, box) = await steward.Post("/mail/boxes", new { name = "Provider", address = "requests@in.sonoran.example", checker = "mx.provider.example" });
        await Bring(site, box!, Letter("person1@members.example", "Which form is it?", "pass"));
        await Bring(site, box!, Letter("ana@bakery.example", "Our printer prints nothing but blank pages since the storm on Sunday.", "none"));
        await Bring(site, box!, new JsonObject { ["RecordType"] = "Bounce", ["Type"] = "HardBounce", ["Email"] = "0@client.example", ["Description"] = "The server was unable to deliver your message (unknown user)." });
        var (_, monitor) = await steward.Post("/monitoring/keys", new { name = "Watcher", client });
        await Bring(site, monitor!, new JsonObject { ["source"] = "backup", ["key"] = "nightly", ["state"] = "firing", ["text"] = "Backups have not run since yesterday.", ["severity"] = "critical" });
        var (_, request) = await steward.Post("/requests", new { client = "Ocotillo Bend Dental", text = "The printer prints blank pages.", impact = "can-wait" });
        await Attach(site, (string)request!["id"]!);
        (string Mail, string Path, string Name, string Says)[] pages =
        [
            ("steward@sonoran.example", "/desk/mail", "mail", "Which form is it?"),
            ("steward@sonoran.example", "/desk/monitoring", "monitoring", "nightly"),
            ("steward@sonoran.example", $"/clients/{client}", "mail-client", "Mail comes back"),
            ("steward@sonoran.example", $"/requests/{request["number"]}", "files-record", "screen.png"),
            ("client@sonoran.example", $"/mine/{request["number"]}", "files-client", "screen.png"),
        ];
        foreach (var (mail, path, name, says) in pages)
        {
            var page = await site.SignedIn(mail);
            await page.GotoAsync(path);
            Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
            await Site.HoldsInEveryLook(page, name);
            await page.Context.CloseAsync();
        }
    }

    private static JsonObject Letter(string from, string text, string proof) => new()
    {
        ["From"] = from, ["FromName"] = "Ana Ruiz", ["To"] = "requests@in.sonoran.example", ["Subject"] = "A question", ["MessageID"] = from, ["TextBody"] = text,
        ["Headers"] = new JsonArray(new JsonObject { ["Name"] = "Authentication-Results", ["Value"] = $"mx.provider.example; dmarc={proof} header.from={from.Split('@')[1]}" }),
    };

    private static async Task Bring(Site site, JsonNode key, JsonObject what)
    {
        using var http = new HttpClient { BaseAddress = site.World.Url };
        using var answer = await http.PostAsJsonAsync((string)key["webhook"]!, what);
        Assert.True(answer.IsSuccessStatusCode, await answer.Content.ReadAsStringAsync());
    }

    private static async Task Attach(Site site, string request)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/requests/{request}/files?name=screen.png&audience=client");
        message.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        message.Content = new ByteArrayContent([0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 1]);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        Assert.Equal(201, (await site.World.As("client").Send(message)).Status);
    }
}
