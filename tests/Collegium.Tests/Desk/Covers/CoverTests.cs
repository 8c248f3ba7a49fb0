using System.Text.Json.Nodes;
using Collegium.Desk;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Collegium.Tests.Desk.Referrals;
using Collegium.Tests.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Covers;

/// <summary>A practice hands its clients to a colleague for its holidays, and takes them back.</summary>
public sealed class CoverTests
{
    private const string Dentist = "Ocotillo Bend Dental";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_first_day_to_the_last_and_back(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = (await Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-18", to = "2026-11-20" })).Id();
        Assert.Empty((await peer.Get($"/covers/{cover}")).Body!["clients"]!.AsArray());
        Assert.Equal(200, (await peer.Post($"/covers/{cover}/acceptance")).Status);
        var before = await Told.Asked(world, "The printer on the second floor prints blank pages.", Dentist);
        Assert.Equal(3, before["offers"]!.AsArray().Count);

        await world.Pass(TimeSpan.FromDays(1));
        Assert.Equal("running", await State(world, cover));
        Assert.Contains("Cordova Systems is asked first", await Letter(world, "cover.started", "0@client.example"), StringComparison.Ordinal);
        var seen = (await peer.Get($"/covers/{cover}")).Body!["clients"]![0]!;
        Assert.Equal(Dentist, (string?)seen["name"]);
        Assert.Equal("480-555-0100", (string?)seen["contacts"]![0]!["phone"]);
        Assert.Single(seen["open"]!.AsArray());
        Assert.Empty((await mine.Get($"/covers/{cover}")).Body!["clients"]![0]!["contacts"]!.AsArray());

        var asked = await Told.Asked(world, Told.XRay, Dentist);
        Assert.Equal(Referring.Peer, (string?)Assert.Single(asked["offers"]!.AsArray())!["practice"]!["name"]);
        Assert.Equal(3, (await Told.Asked(world, Told.XRay, "Hollis Ranch Realty"))["offers"]!.AsArray().Count);
        Assert.Equal(200, (await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance")).Status);

        await world.Pass(TimeSpan.FromDays(3));
        Assert.Equal("over", await State(world, cover));
        var back = await world.Look(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == asked.Id()));
        Assert.Equal((world.Practices[Referring.Own], RequestState.Accepted), (back.PracticeId, back.State));
        Assert.Equal(200, (await mine.Post($"/requests/{back.Id}/completion", new { note = "Done." })).Status);
        Assert.Contains("Whatever was still open went back", await Letter(world, "cover.ended", "0@client.example"), StringComparison.Ordinal);
        Assert.Empty((await peer.Get($"/covers/{cover}")).Body!["clients"]![0]!["contacts"]!.AsArray());

        Assert.DoesNotContain(Referring.Peer, await Asked(world));
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/clients/{world.Clients[Dentist]}/release")).Status);
        Assert.Contains(Referring.Peer, await Asked(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Silence_lapses_and_whoever_is_back_early_has_the_clients_back(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var silent = (await Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-18" })).Id();
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Equal("withdrawn", await State(world, silent));
        Assert.Equal("cover.answered", (string?)(await peer.Post($"/covers/{silent}/acceptance")).Body!["code"]);

        var cover = (await Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-18", workReturns = false })).Id();
        await peer.Post($"/covers/{cover}/acceptance");
        Assert.Equal("running", await State(world, cover));
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance");
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        Assert.Equal("over", await State(world, cover));
        Assert.Equal(world.Practices[Referring.Peer], await world.Look(db => db.Set<Request>().Where(r => r.Id == asked.Id()).Select(r => r.PracticeId).SingleAsync()));
        Assert.True((await Told.Asked(world, Told.XRay + " Again.", Dentist))["offers"]!.AsArray().Count > 1);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Asked_and_agreed_by_page_and_shown_to_the_steward(string engine)
    {
        await using var world = await World.Start(engine);
        await Referring.Colleague(world);
        await Referring.Held(world);
        using var member = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await member.Open("/covers");
        Assert.Equal("Choose a practice", member.Page.QuerySelector("#propose option")!.TextContent);
        await member.Send("#propose form", ("practice", world.Practices[Referring.Peer].ToString()), ("from", "2026-11-20"), ("to", "2026-11-19"), ("months", "6"), ("returns", "yes"));
        Assert.Contains("The last day is before the first", member.Page.QuerySelector("#to-refusal")!.TextContent, StringComparison.Ordinal);
        await member.Send("#propose form", ("practice", world.Practices[Referring.Peer].ToString()), ("from", "2020-01-01"), ("to", ""), ("months", "6"), ("returns", "yes"));
        Assert.Equal(422, member.Status);
        Assert.Contains("from today on", member.Page.QuerySelector("#from-refusal")!.TextContent, StringComparison.Ordinal);
        await member.Send("#propose form", ("practice", world.Practices[Referring.Peer].ToString()), ("from", "2026-11-17"), ("to", ""), ("months", "6"), ("returns", "yes"));
        Assert.Equal("/covers", member.Address);
        using var peer = await SignInTests.Enter(world, "colleague@sonoran.example");
        await peer.Open("/covers");
        Assert.DoesNotContain("Ocotillo", peer.Page.DocumentElement.OuterHtml, StringComparison.Ordinal);
        await peer.Send("[id^=accept-] form");
        Assert.Contains("Ocotillo Bend Dental", peer.Text, StringComparison.Ordinal);
        Assert.Contains("480-555-0100", peer.Text, StringComparison.Ordinal);
        using var steward = await SignInTests.Enter(world, "steward@sonoran.example");
        await steward.Open("/covers");
        Assert.Contains("Cordova Systems for Whitlock & Obi", steward.Text, StringComparison.Ordinal);
        await member.Open("/covers");
        await member.Send("[id^=end-] form");
        Assert.Contains("Over", member.Text, StringComparison.Ordinal);
    }

    internal static async Task<JsonNode> Proposed(World world, object input)
    {
        var (status, cover) = await world.As("practitioner").Post("/covers", input);
        Assert.True(status == 201, $"{status}: {cover}");
        return cover!;
    }

    /// <summary>Everybody who is asked for the dentist, one after another.</summary>
    private static async Task<List<string>> Asked(World world)
    {
        var request = (await Told.Asked(world, $"{Told.XRay} Once more.", Dentist)).Id();
        for (var i = 0; i < 5; i++)
        {
            var open = (await world.As("steward").Get($"/requests/{request}")).Body!["offers"]!.AsArray().FirstOrDefault(o => (string?)o!["state"] == "open");
            if (open is not null)
            {
                await world.As("steward").Post($"/offers/{open["id"]}/refusal", new { reason = "full" });
            }
        }

        return [.. (await world.As("steward").Get($"/requests/{request}")).Body!["offers"]!.AsArray().Select(o => (string)o!["practice"]!["name"]!)];
    }

    private static async Task<string?> State(World world, Guid cover) => (string?)(await world.As("steward").Get($"/covers/{cover}")).Body!["state"];

    private static Task<string> Letter(World world, string kind, string to) => world.Look(db =>
        db.Set<MailMessage>().Where(m => m.Kind == kind && m.ToAddress == to).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());
}
