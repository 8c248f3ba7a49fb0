using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using Collegium.Identity;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Attachments;

/// <summary>Files of a request, by page and by program: its client, the practice that has it and officers open them, whoever lost the offer never.</summary>
public sealed class AttachmentTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n"u8, 0x1A, 0x0A, 7, 7, 7];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_clients_picture_opens_to_those_on_the_request_and_to_no_loser(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await OfferedTo(world, "Whitlock & Obi");
        var (id, offers) = (request.Id(), request["offers"]!.AsArray());
        var file = await Add(world, "client", id, "client", "C:\\Users\\me\\x-ray screen.png");
        Assert.Equal(("x-ray screen.png", "image/png", Png.Length, "client"), ((string)file["name"]!, (string)file["kind"]!, (int)file["size"]!, (string)file["audience"]!));

        // Asked, and not the one who has it: neither the list nor the file.
        Assert.Equal(404, (await world.As("practitioner").Get($"/requests/{id}/files")).Status);
        Assert.Equal(404, await Open(world, "practitioner", $"/requests/{id}/files/{file["id"]}"));
        var other = offers.First(o => (string)o!["practice"]!["name"]! != "Whitlock & Obi")!;
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{other["id"]}/acceptance")).Status);
        Assert.Equal(404, await Open(world, "practitioner", $"/requests/{id}/files/{file["id"]}"));
        Assert.Equal(200, await Open(world, "steward", $"/requests/{id}/files/{file["id"]}"));
        Assert.Equal(200, await Open(world, "client", $"/requests/{id}/files/{file["id"]}"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_practice_that_has_it_reads_it_and_keeps_its_own_among_members(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await OfferedTo(world, "Whitlock & Obi");
        var (id, number) = (request.Id(), (int)request["number"]!);
        var mine = request["offers"]!.AsArray().Single(o => (string)o!["practice"]!["name"]! == "Whitlock & Obi")!;
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{mine["id"]}/acceptance")).Status);
        await Add(world, "client", id, "client", "screen.png");

        using var member = await world.SignIn("practitioner");
        await member.Open($"/work/{number}");
        Assert.Contains("screen.png", member.Text);
        await member.Upload("#add-file form", "file", "Report.pdf", [.. "%PDF-1.7 "u8, 1]);
        await member.Open($"/work/{number}");
        Assert.Contains("Report.pdf", member.Text);
        var link = member.Page.QuerySelectorAll("#files a[download]").Select(a => a.GetAttribute("href")!).ToList();
        Assert.Equal(2, link.Count);
        Assert.All(await Task.WhenAll(link.Select(member.Save)), saved => Assert.Equal(200, saved.Status));

        using var client = await world.SignIn("client");
        await client.Open($"/mine/{number}");
        Assert.Contains("screen.png", client.Text);
        Assert.DoesNotContain("Report.pdf", client.Text);
        var hidden = member.Page.QuerySelectorAll("#files a[download]").Single(a => a.TextContent.Contains("Report")).GetAttribute("href")!;
        Assert.Equal(404, (await client.Save(hidden)).Status);
        await client.Upload("#add-file form", "file", "movie.mp4", [1, 2, 3]);
        Assert.Equal(422, client.Status);
        Assert.Contains("This is no PDF, PNG or JPEG", client.Text);
        // Only what she can do now is drawn beside it, and none of the other steps.
        Assert.Equal(["add", "add-file", "withdraw"], client.Page.QuerySelectorAll("main form [name=_handler]").Select(f => f.GetAttribute("value")).Order());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_holder_of_the_link_adds_one_and_saves_it(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var secret = await world.Do(s => Task.FromResult(s.GetRequiredService<Links>().Hand(LinkKind.Request, request.Id(), null, TimeSpan.FromDays(1))));
        using var browser = new Browser(world.Url);
        await browser.Open($"/r/{secret}");
        await browser.Upload("#add-file form", "file", "screen.png", Png);
        await browser.Open($"/r/{secret}");
        var saved = await browser.Save(browser.Page.QuerySelector("#files a[download]")!.GetAttribute("href")!);
        Assert.Equal((200, "image/png"), (saved.Status, saved.Kind));
        Assert.Equal(Png, saved.Bytes);
    }

    [Fact]
    public async Task A_program_sends_a_picture_as_large_as_a_page_does()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var at = $"/api/v1/requests/{(await Told.Asked(world)).Id()}/files?audience=client&name=phone.png";
        Assert.Equal((201, null), await Send(world, at, 9_000_000));
        Assert.Equal((422, "file.too-large"), await Send(world, at, 10_600_000));
        Assert.Equal((400, "body.too-large"), await Send(world, at, 12_000_000));
    }

    private static async Task<(int Status, string? Code)> Send(World world, string at, int bytes)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, at) { Content = new ByteArrayContent([.. Png, .. new byte[bytes]]) };
        message.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        var (status, body) = await world.As("client").Send(message);
        return (status, (string?)body!["code"]);
    }

    private static async Task<JsonNode> OfferedTo(World world, string practice)
    {
        for (var i = 0; i < 20; i++)
        {
            var request = await Told.Asked(world, $"{Told.XRay} Room {i}.");
            if (request["offers"]!.AsArray().Any(o => (string)o!["practice"]!["name"]! == practice))
            {
                return request;
            }
        }

        throw new InvalidOperationException($"{practice} was never asked.");
    }

    private static async Task<JsonNode> Add(World world, string role, Guid request, string audience, string name)
    {
        using var message = new HttpRequestMessage(HttpMethod.Post, $"/api/v1/requests/{request}/files?audience={audience}&name={Uri.EscapeDataString(name)}");
        message.Headers.Add("Idempotency-Key", Guid.CreateVersion7().ToString());
        message.Content = new ByteArrayContent(Png);
        message.Content.Headers.ContentType = new MediaTypeHeaderValue("image/png");
        var (status, body) = await world.As(role).Send(message);
        Assert.True(status == 201, $"{status}: {body}");
        return body!;
    }

    private static async Task<int> Open(World world, string role, string path)
    {
        using var http = new HttpClient { BaseAddress = world.Url };
        http.DefaultRequestHeaders.Authorization = new AuthenticationHeaderValue("Bearer", world.Keys[role]);
        return (int)(await http.GetAsync("/api/v1" + path)).StatusCode;
    }
}
