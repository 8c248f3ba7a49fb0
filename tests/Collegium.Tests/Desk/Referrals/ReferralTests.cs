using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Collegium.Tests.Identity;
using Collegium.Tests.Members.Regard;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Referrals;

/// <summary>A practice passes a request on: the client says yes first, the colleague accepts, and the referrer hears how it ends.</summary>
public sealed class ReferralTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task From_the_yes_of_the_client_to_thanks(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var request = (await Referring.Held(world)).Id();
        var peers = (await mine.Get($"/requests/{request}/peers")).Body!.AsArray();
        Assert.Equal(4, peers.Count);
        Assert.All(peers, p => Assert.NotEmpty(p!["reasons"]!.AsArray()));

        var referral = (await Referring.Refer(world, request)).Id();
        await world.Settle();
        Assert.Equal(404, (await peer.Get($"/referrals/{referral}")).Status);
        Assert.Equal(404, (await peer.Get($"/requests/{request}")).Status);
        var letter = await Letter(world, "referral.asked");
        Assert.Contains("They know imaging far better", letter, StringComparison.Ordinal);
        Assert.Contains("gets nothing for it", letter, StringComparison.Ordinal);
        Assert.Contains("/r/", letter, StringComparison.Ordinal);
        Assert.DoesNotContain("The queue is full", letter, StringComparison.Ordinal);

        await Referring.Agree(world, referral);
        var (_, seen) = await peer.Get($"/referrals/{referral}");
        Assert.Null(seen!["client"]);
        Assert.Contains("The queue is full", (string)seen["note"]!, StringComparison.Ordinal);
        Assert.DoesNotContain("Ocotillo", seen.ToString(), StringComparison.Ordinal);
        Assert.DoesNotContain("480-555-0100", seen.ToString(), StringComparison.Ordinal);
        Assert.Equal("accepted", (string?)(await world.As("steward").Get($"/requests/{request}")).Body!["state"]);

        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance")).Status);
        await world.Settle();
        var now = (await world.As("steward").Get($"/requests/{request}")).Body!;
        Assert.Equal((Referring.Peer, "accepted"), ((string)now["practice"]!["name"]!, (string)now["state"]!));
        Assert.Single(now.States(), s => s == "accepted");
        Assert.Contains("Ocotillo", (string)(await peer.Get($"/referrals/{referral}")).Body!["note"]!, StringComparison.Ordinal);
        Assert.Equal(0, await OpenWork(world, Referring.Own));
        Assert.Equal(1, await OpenWork(world, Referring.Peer));

        await peer.Post($"/requests/{request}/completion", new { note = "Queue emptied." });
        await world.As("client").Post($"/requests/{request}/confirmation", new { rating = 5 });
        await world.Settle();
        var (_, over) = await mine.Get($"/referrals/{referral}");
        Assert.Equal(("reported", "confirmed", 5), ((string)over!["state"]!, (string)over["outcome"]!, (int)over["rating"]!));
        Assert.Contains("rated it 5 of 5", await Letter(world, "referral.reported"), StringComparison.Ordinal);
        Assert.Equal(200, (await mine.Post($"/referrals/{referral}/thanks", new { words = "Fast and kind." })).Status);
        await world.Settle();
        Assert.Contains("Fast and kind.", await Letter(world, "referral.thanked"), StringComparison.Ordinal);
        Assert.Equal("Fast and kind.", (string?)(await peer.Get($"/referrals/{referral}")).Body!["thanks"]);
        var exchange = Assert.Single((await mine.Get("/referrals/exchanges")).Body!.AsArray())!;
        Assert.Equal((Referring.Peer, 1, 0), ((string)exchange["practice"]!["name"]!, (int)exchange["sent"]!, (int)exchange["received"]!));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Colleagues_come_in_the_order_of_trust_and_skill_without_turns(string engine)
    {
        await using var world = await World.Start(engine);
        var request = (await Referring.Held(world)).Id();
        await Spoken.Vouch(world, world.Practices[Referring.Own], world.Practices["Lindqvist IT"]);
        var peers = (await world.As("practitioner").Get($"/requests/{request}/peers")).Body!.AsArray();
        Assert.Equal("Lindqvist IT", (string?)peers[0]!["practice"]!["name"]);
        Assert.Contains(peers[0]!["reasons"]!.AsArray(), r => (string?)r!["note"] == "You know their work yourselves");
        Assert.All(peers, p => Assert.All(p!["reasons"]!.AsArray().Where(r => (string?)r!["factor"] is "turn" or "share"), r => Assert.Equal(0, (int)r!["value"]!)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_is_only_asked_reads_nothing_that_tells_who_the_client_is(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, (asked, offer)) = (world.As("practitioner"), await Referring.Asked(world));
        var peers = (await mine.Get($"/requests/{asked.Id()}/peers")).Body!.AsArray();
        Assert.NotEmpty(peers);
        Assert.All(peers, p => Assert.DoesNotContain(p!["reasons"]!.AsArray(), r => (string?)r!["factor"] is "near" or "knows-them"));
        Assert.All(peers, p => Assert.Equal((int)p!["points"]!, p["reasons"]!.AsArray().Sum(r => (int)r!["value"]!)));
        using var member = await SignInTests.Enter(world, "practitioner@sonoran.example");
        await member.Open($"/refer/{asked["number"]}");
        Assert.DoesNotContain("miles", member.Text, StringComparison.Ordinal);

        Assert.Equal(200, (await mine.Post($"/offers/{offer}/refusal", new { reason = "full" })).Status);
        Assert.Equal(404, (await mine.Get($"/requests/{asked.Id()}/peers")).Status);

        var held = (await Referring.Held(world)).Id();
        Assert.Contains((await mine.Get($"/requests/{held}/peers")).Body!.AsArray(), p => p!["reasons"]!.AsArray().Any(r => (string?)r!["factor"] == "near"));
        Assert.Equal(200, (await mine.Post($"/requests/{held}/completion", new { note = "Done." })).Status);
        Assert.Equal(404, (await mine.Get($"/requests/{held}/peers")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_no_of_the_client_reaches_nobody_and_silence_is_reminded_once_and_ends(string engine)
    {
        await using var world = await World.Start(engine);
        var request = (await Referring.Held(world)).Id();
        var refused = (await Referring.Refer(world, request)).Id();
        Assert.Equal(200, (await world.As("client").Post($"/referrals/{refused}/refusal")).Status);
        Assert.Equal("referral.answered", (string?)(await world.As("client").Post($"/referrals/{refused}/agreement")).Body!["code"]);
        Assert.Equal(0, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == request && o.ReferralId != null)));

        var silent = (await Referring.Refer(world, request)).Id();
        await world.Pass(TimeSpan.FromMinutes(61));
        await world.Settle();
        Assert.Contains("Still open", await Subject(world, "referral.reminded"), StringComparison.Ordinal);
        await world.Pass(TimeSpan.FromMinutes(61));
        Assert.Equal("client-silent", await Referring.State(world, silent));
        await world.Settle();
        Assert.Contains("It stays with you", await Letter(world, "referral.client-silent"), StringComparison.Ordinal);
        Assert.Equal(world.Practices[Referring.Own], await Holder(world, request));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_no_or_silence_of_the_colleague_brings_it_back(string engine)
    {
        await using var world = await World.Start(engine);
        var peer = await Referring.Colleague(world);
        var request = (await Referring.Held(world)).Id();
        var declined = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, declined);
        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/refusal", new { reason = "full" })).Status);
        await world.Settle();
        Assert.Equal("declined", await Referring.State(world, declined));
        Assert.Contains("no time", await Letter(world, "referral.declined", "person1@members.example"), StringComparison.Ordinal);
        Assert.Equal((world.Practices[Referring.Own], 0), (await Holder(world, request), await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == request && o.State == OfferState.Open))));

        Assert.Equal("referral.kept-out", (string?)(await world.As("practitioner").Post($"/requests/{request}/referrals", Referring.Terms(world))).Body!["code"]);
        var unanswered = (await Referring.Refer(world, request, Referring.Terms(world, "Lindqvist IT"))).Id();
        await Referring.Agree(world, unanswered);
        await world.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal("unanswered", await Referring.State(world, unanswered));
        Assert.Equal(RequestState.Accepted, await world.Look(db => db.Set<Request>().Where(r => r.Id == request).Select(r => r.State).SingleAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_was_only_asked_can_name_a_colleague_who_is_asked_beside_the_others(string engine)
    {
        await using var world = await World.Start(engine);
        var (asked, _) = await Referring.Asked(world);
        var request = asked.Id();
        var free = world.Practices.Keys.First(p => asked["offers"]!.AsArray().All(o => o!["practice"]!.Id() != world.Practices[p]));
        var referral = (await Referring.Refer(world, request, Referring.Terms(world, free))).Id();
        await Referring.Agree(world, referral);
        Assert.Equal(4, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == request && o.State == OfferState.Open)));
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{await Referring.OfferTo(world, request, free)}/acceptance")).Status);
        await world.Settle();
        Assert.Equal("accepted", await Referring.State(world, referral));
        Assert.Equal(world.Practices[free], await Holder(world, request));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Accepted_while_the_client_takes_it_back_ends_in_one_truth(string engine)
    {
        await using var world = await World.Start(engine);
        var (peer, client) = (await Referring.Colleague(world), Told.Link(world, Guid.Empty));
        for (var round = 0; round < 4; round++)
        {
            var request = (await Referring.Held(world)).Id();
            var referral = (await Referring.Refer(world, request)).Id();
            await Referring.Agree(world, referral);
            var offer = await Referring.OfferTo(world, request);
            var accepting = peer.Post($"/offers/{offer}/acceptance");
            var back = await Told.Run(world, client with { Request = request }, (WithdrawRequest o) => o.Run(request, "It works again."));
            var answer = await accepting;
            await world.Settle();

            Assert.False(back.Refused);
            var row = await world.Look(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == request));
            Assert.Equal(RequestState.Refused, row.State);
            Assert.Equal(answer.Status == 200 ? world.Practices[Referring.Peer] : world.Practices[Referring.Own], row.PracticeId);
            Assert.True(answer.Status == 200 || (string?)answer.Body!["code"] == "offer.withdrawn", $"{answer}");
            Assert.Equal((0, 0), (await OpenWork(world, Referring.Own), await OpenWork(world, Referring.Peer)));
            Assert.Contains(await Referring.State(world, referral), new[] { "withdrawn", "reported" });
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_referrer_takes_it_back_while_the_client_says_yes(string engine)
    {
        await using var world = await World.Start(engine);
        for (var round = 0; round < 4; round++)
        {
            var request = (await Referring.Held(world)).Id();
            var referral = (await Referring.Refer(world, request)).Id();
            var answers = await Task.WhenAll(world.As("client").Post($"/referrals/{referral}/agreement"), world.As("practitioner").Post($"/referrals/{referral}/withdrawal"));
            Assert.Equal(200, answers[1].Status);
            Assert.True(answers[0].Status == 200 || (string?)answers[0].Body!["code"] == "referral.answered", $"{answers[0]}");
            Assert.Equal("withdrawn", await Referring.State(world, referral));
            Assert.Equal(0, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == request && o.State == OfferState.Open)));
        }
    }

    private static Task<Guid?> Holder(World world, Guid request) => world.Look(db => db.Set<Request>().Where(r => r.Id == request).Select(r => r.PracticeId).SingleAsync());

    private static Task<int> OpenWork(World world, string practice) => world.Look(db =>
        db.Set<Collegium.Members.Practices.Practitioner>().Where(p => p.PracticeId == world.Practices[practice]).SumAsync(p => p.OpenWork));

    private static Task<string> Letter(World world, string kind, string? to = null) => world.Look(db =>
        db.Set<MailMessage>().Where(m => m.Kind == kind && (to == null || m.ToAddress == to)).OrderByDescending(m => m.Id).Select(m => m.Text).FirstAsync());

    private static Task<string> Subject(World world, string kind) => world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == kind).OrderByDescending(m => m.Id).Select(m => m.Subject).FirstAsync());
}
