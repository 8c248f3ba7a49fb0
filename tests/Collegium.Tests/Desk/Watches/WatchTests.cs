using Collegium.Identity;
using Collegium.Database;
using Collegium.Desk.Work;
using Collegium.Tests.Desk.Covers;
using Collegium.Tests.Desk.Referrals;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Watches;

/// <summary>A stopwatch runs over pages and devices, one a person, and becomes time when it is stopped.</summary>
public sealed class WatchTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_it_ran_becomes_time(string engine)
    {
        await using var world = await World.Start(engine);
        var (first, second) = (await Won(world, Told.XRay), await Won(world, "The x-ray machine no longer sends its pictures in room two either."));
        var me = world.As("practitioner");
        Assert.Equal("watch.none", (string?)(await me.Post("/watch/stop", new { note = "Nothing." })).Body!["code"]);
        Assert.Equal(200, (await me.Post($"/requests/{first}/watch")).Status);
        var other = await me.Post($"/requests/{second}/watch");
        Assert.Equal((409, "watch.running"), (other.Status, (string?)other.Body!["code"]));

        await world.Pass(TimeSpan.FromSeconds(61 * 24));
        using var browser = await world.SignIn("practitioner");
        var number = (int)(await me.Get($"/requests/{first}")).Body!["number"]!;
        await browser.Open("/work");
        Assert.NotNull(browser.Page.QuerySelector($"#watch a[href='/work/{number}#watch']"));
        await browser.Open($"/work/{number}");
        Assert.Contains("Your stopwatch runs since 9:12 am.", browser.Text, StringComparison.Ordinal);
        await browser.Send("#watch-stop form", ("note", ""));
        Assert.Equal(422, browser.Status);
        await browser.Open($"/work/{number}");
        await browser.Send("#watch-stop form", ("note", "Set the address of the machine anew."));
        Assert.Equal(25, (int)(await me.Get($"/requests/{first}")).Body!["minutes"]!);
        Assert.Null((await me.Get("/watch")).Body!["running"]);

        await me.Post($"/requests/{second}/watch");
        await world.Pass(TimeSpan.FromHours(30));
        Assert.Equal("watch.too-long", (string?)(await me.Post("/watch/stop", new { note = "Slept." })).Body!["code"]);
        Assert.Equal(200, (await me.Post("/watch/removal")).Status);
        Assert.Equal(0, (int)(await me.Get($"/requests/{second}")).Body!["minutes"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_it_ran_is_kept_when_a_colleague_takes_over(string engine)
    {
        await using var world = await World.Start(engine);
        var (me, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var request = (await Referring.Held(world)).Id();
        Assert.Equal(200, (await me.Post($"/requests/{request}/watch")).Status);
        await world.Pass(TimeSpan.FromMinutes(20));
        await Referring.Agree(world, (await Referring.Refer(world, request)).Id());
        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance")).Status);
        Assert.Equal((world.Practices[Referring.Own], 20), await Written(world, request));
        Assert.Null((await me.Get("/watch")).Body!["running"]);
        Assert.Equal("watch.none", (string?)(await me.Post("/watch/stop", new { note = "Twice?" })).Body!["code"]);
        Assert.Equal("accepted", (string?)(await peer.Get($"/requests/{request}")).Body!["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_ran_over_a_day_is_told_and_not_written_down(string engine)
    {
        await using var world = await World.Start(engine);
        var (me, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var request = await Referring.Held(world);
        await me.Post($"/requests/{request.Id()}/watch");
        await world.Pass(TimeSpan.FromHours(30));
        await Referring.Agree(world, (await Referring.Refer(world, request.Id())).Id());
        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, request.Id())}/acceptance")).Status);
        Assert.False(await world.Look(db => db.Set<TimeEntry>().AnyAsync()));
        using var browser = await world.SignIn("steward");
        await browser.Open($"/requests/{request["number"]}");
        Assert.Contains("A stopwatch had run for 30 h", browser.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_it_ran_is_kept_when_whoever_was_away_is_back(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = (await CoverTests.Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-17" })).Id();
        await peer.Post($"/covers/{cover}/acceptance");
        var asked = await Told.Asked(world);
        await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance");
        Assert.Equal(200, (await peer.Post($"/requests/{asked.Id()}/watch")).Status);
        await world.Pass(TimeSpan.FromMinutes(30));
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        Assert.Equal((world.Practices[Referring.Peer], 30), await Written(world, asked.Id()));
        Assert.Null((await peer.Get("/watch")).Body!["running"]);
    }

    private static Task<(Guid, int)> Written(World world, Guid request) => world.Look(async db =>
        await db.Set<TimeEntry>().SingleAsync(t => t.RequestId == request) is var time ? (time.PracticeId, time.Minutes) : default);

    /// <summary>A request the practitioner's practice has.</summary>
    private static async Task<Guid> Won(World world, string text)
    {
        var request = await Told.Asked(world, text);
        var practice = world.Practices["Whitlock & Obi"];
        var offer = request["offers"]!.AsArray().FirstOrDefault(o => o!["practice"]!.Id() == practice);
        var done = offer is not null ? await world.As("steward").Post($"/offers/{offer["id"]}/acceptance")
            : (200, null);
        Assert.Equal(200, done.Item1);
        if (offer is null)
        {
            var given = await Told.Run(world, Told.Steward(world), (Collegium.Desk.Requests.GiveTo o) => o.Run(request.Id(), practice));
            Assert.False(given.Refused, given.Refusal?.Message);
        }

        return request.Id();
    }
}
