using Collegium.Identity;
using Collegium.Database;
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
        await browser.Open($"/work/{number}");
        Assert.Contains("Your stopwatch runs since 9:12.", browser.Text, StringComparison.Ordinal);
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
