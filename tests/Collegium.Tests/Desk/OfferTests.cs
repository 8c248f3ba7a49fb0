using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Members;
using Collegium.Members.Standings;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk;

/// <summary>Offers end in one winner or in a truth told: refused, run out, raced for, or nobody left.</summary>
public sealed class OfferTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_acceptances_in_the_same_moment_have_one_winner(string engine)
    {
        await using var world = await World.Start(engine);
        for (var round = 0; round < 4; round++)
        {
            var request = await Told.Asked(world, client: "Tarrow & Pell, Attorneys");
            var answers = await Task.WhenAll(request["offers"]!.AsArray().Select(o => world.As("steward").Post($"/offers/{o!["id"]}/acceptance")));

            Assert.Single(answers, a => a.Status == 200);
            Assert.All(answers.Where(a => a.Status != 200), a => Assert.Equal((409, "offer.taken"), (a.Status, (string?)a.Body!["code"])));
            var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
            Assert.Equal(["accepted", "taken", "taken"], after.States().Order());
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task All_three_refuse_in_the_same_moment_and_each_refusal_brings_in_one_more(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var answers = await Task.WhenAll(request["offers"]!.AsArray().Select(o => world.As("steward").Post($"/offers/{o!["id"]}/refusal", new { reason = "full" })));
        Assert.All(answers, a => Assert.Equal(200, a.Status));
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("asked", 3, 2), ((string?)after["state"], after.States().Count(s => s == "refused"), after.States().Count(s => s == "open")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_accepts_while_being_suspended_is_told_so_and_has_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var offer = request["offers"]![0]!;
        var accepting = Task.FromResult((0, default(JsonNode)));
        await world.Do(async s =>
        {
            Assert.False((await s.GetRequiredService<ChangeStanding>().Suspend(offer["practice"]!.Id(), "A complaint is being looked into.")).Refused);
            await s.GetRequiredService<CollegiumDb>().SaveChangesAsync();
            accepting = world.As("steward").Post($"/offers/{offer["id"]}/acceptance");
            await Task.WhenAny(accepting, Task.Delay(1_500));
            return Done.It;
        });
        Assert.Equal("practice.off-rotation", (string?)(await accepting).Item2!["code"]);
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.DoesNotContain("accepted", after.States());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task All_three_refuse_and_the_next_are_asked_until_nobody_is_left(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var steward = world.As("steward");
        for (var refused = 0; refused < 5; refused++)
        {
            var open = (await steward.Get($"/requests/{request["id"]}")).Body!["offers"]!.AsArray().First(o => (string?)o!["state"] == "open");
            Assert.Equal(200, (await steward.Post($"/offers/{open!["id"]}/refusal", new { reason = "full" })).Status);
        }

        var after = (await steward.Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(("nobody-yet", "nobody-left"), ((string?)after["state"], (string?)after["stewardBecause"]));
        Assert.Equal(5, after.States().Count(s => s == "refused"));
        Assert.Contains("request.nobody-yet", await Told.Kinds(world, request.Id()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_too_few_hold_what_it_takes_those_are_asked_who_do_what_it_might_take_instead(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do(async s =>
        {
            var members = s.GetRequiredService<MembersDoor>();
            await members.Add(new NewPractice("Only phones", "Phoenix", "9 Mesa St", 33.45, -112.07, "602-555-0100", "phones@members.example", new DateOnly(2027, 6, 30),
                [new NewPractitioner("Pat", "phones@members.example", "602-555-0199", [("phones", 80)])]), Standing.Full, "founded");
            return Done.It;
        });
        var router = await Told.Asked(world, "No dial tone and voicemail since the router was changed.", "Hollis Ranch Realty");
        Assert.Equal("Only phones", (string?)router["offers"]![0]!["practice"]!["name"]);
        Assert.Equal((3, 1), (router["offers"]!.AsArray().Count, router["needs"]!.AsArray().Count));

        var plain = await Told.Asked(world, "No dial tone and no voicemail.", "Hollis Ranch Realty");
        Assert.Equal("Only phones", (string?)Assert.Single(plain["offers"]!.AsArray())!["practice"]!["name"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Silence_brings_in_the_next_and_then_the_steward(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        await world.Pass(TimeSpan.FromMinutes(16));
        var after = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
        Assert.Equal(["expired", "expired", "expired", "open", "open"], after.States());

        var late = await world.As("steward").Post($"/offers/{request["offers"]![0]!["id"]}/acceptance");
        Assert.Equal((409, "offer.expired"), (late.Status, (string?)late.Body!["code"]));
        await world.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal("nobody-yet", (string?)(await world.As("steward").Get($"/requests/{request["id"]}")).Body!["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_tie_said_once_keeps_the_practice_from_that_client(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        var tied = request["offers"]![0]!;
        await world.As("steward").Post($"/offers/{tied["id"]}/refusal", new { reason = "tie" });
        var next = await Told.Asked(world, "The x-ray sensor in room 3 sends no pictures either.");
        Assert.DoesNotContain(next["offers"]!.AsArray(), o => o!["practice"]!.Id() == tied["practice"]!.Id());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_was_asked_sees_masked_words_and_only_its_own_offer(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world, Told.XRay + " Call Marisol at 480-555-0177, password Sunshine7.");
        var mine = world.As("practitioner");
        var (status, seen) = await mine.Get($"/requests/{request["id"]}");
        if (status == 404)
        {
            Assert.DoesNotContain(request["offers"]!.AsArray(), o => o!["practice"]!.Id() == world.Practices["Whitlock & Obi"]);
            return;
        }

        Assert.Single(seen!["offers"]!.AsArray());
        Assert.Null(seen["client"]);
        Assert.DoesNotContain("480-555-0177", (string)seen["text"]!);
        Assert.DoesNotContain("Sunshine7", (string)seen["text"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Strange_texts_are_told_as_they_are_or_refused_in_words(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        foreach (var (text, code) in new[]
        {
            ("", "request.empty"), (" \n\t ", "request.empty"), (" . ", "request.empty"), (new string('x', 1_000_000), "request.too-long"),
            ("%PDF-1.7 \u0001\u0002\u0003", "request.unreadable"), ("a\0b", "request.unreadable"),
        })
        {
            var (status, no) = await steward.Post("/requests", new { client = "Hollis Ranch Realty", text, impact = "hindered" });
            Assert.Equal((422, code), (status, (string?)no!["code"]));
        }

        foreach (var text in new[] { "الطابعة لا تطبع", "🖨🔥", "<script>alert('x')</script> the printer prints nothing", "\u202Ereverse printer" })
        {
            var (status, told) = await steward.Post("/requests", new { client = "Hollis Ranch Realty", text, impact = "hindered" });
            Assert.Equal(201, status);
            Assert.Equal(text.Replace("\u202E", ""), (string?)told!["text"]);
            Assert.True(await world.Look(db => db.Set<Request>().AllAsync(r => r.Headline != "")));
            Assert.Contains((string?)told["state"], new[] { "asked", "clients-turn", "new" });
        }

        Assert.Equal("client.missing", (string?)(await steward.Post("/requests", new { client = "Nobody Ever", text = "x", impact = "stopped" })).Body!["code"]);
    }
}
