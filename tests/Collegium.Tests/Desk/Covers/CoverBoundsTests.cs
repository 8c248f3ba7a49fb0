using System.Text.Json.Nodes;
using Collegium.Clients;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Tests.Desk.Referrals;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Covers;

/// <summary>What standing in doesn't bring: other practices' clients and work, clients one is kept from, and anything after its end.</summary>
public sealed class CoverBoundsTests
{
    private const string Dentist = "Ocotillo Bend Dental";
    private const string Third = "Lindqvist IT";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Other_practices_work_isn_t_read_and_who_is_kept_out_reads_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var held = await Referring.Held(world);
        await Elsewhere(world);
        var cover = await Running(world);
        var open = (await peer.Get($"/covers/{cover}")).Body!["clients"]![0]!["open"]!.AsArray();
        Assert.Equal((int)held["number"]!, (int)Assert.Single(open)!["number"]!);
        Assert.False((bool)(await mine.Get($"/covers/{cover}")).Body!["clients"]![0]!["leftOut"]!);

        await world.Do(async s =>
        {
            await s.GetRequiredService<ClientsDoor>().Exclude(world.Clients[Dentist], world.Practices[Referring.Peer], null);
            return Done.It;
        });
        Assert.Empty((await peer.Get($"/covers/{cover}")).Body!["clients"]!.AsArray());
        Assert.True((bool)(await mine.Get($"/covers/{cover}")).Body!["clients"]![0]!["leftOut"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_client_another_practice_served_last_can_t_be_handed_over(string engine)
    {
        await using var world = await World.Start(engine);
        var mine = world.As("practitioner");
        var held = (await Referring.Held(world)).Id();
        await world.Pass(TimeSpan.FromMinutes(5));
        await Elsewhere(world);
        var input = new { practice = world.Practices[Referring.Peer], from = "2026-11-18" };
        Assert.Equal(200, (await mine.Post($"/covers/{(await CoverTests.Proposed(world, input)).Id()}/end")).Status);
        Assert.Equal(200, (await mine.Post($"/requests/{held}/completion", new { note = "Done." })).Status);
        Assert.Equal("cover.no-clients", (string?)(await mine.Post("/covers", input)).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_end_takes_back_what_was_only_asked_and_others_are_asked(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = await Running(world);
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        var offer = Assert.Single(asked["offers"]!.AsArray())!.Id();
        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        Assert.Equal("offer.withdrawn", (string?)(await peer.Post($"/offers/{offer}/acceptance")).Body!["code"]);
        var offers = (await world.As("steward").Get($"/requests/{asked.Id()}")).Body!["offers"]!.AsArray();
        Assert.Equal("withdrawn", (string?)offers.Single(o => o!["practice"]!.Id() == world.Practices[Referring.Peer])!["state"]);
        Assert.Equal(3, offers.Count(o => (string?)o!["state"] == "open"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_stands_in_passes_on_without_gain_and_only_until_the_return(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = await Running(world);
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        Assert.Equal(200, (await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance")).Status);
        Assert.Equal("referral.covered", await Refused(peer, asked, Referring.Terms(world, Third, keeper: "colleague")));
        Assert.Equal("referral.covered", await Refused(peer, asked, Referring.Terms(world, Third, feePercent: 5, feeCapMinor: 10_000, feeMonths: 3)));
        var (status, referral) = await peer.Post($"/requests/{asked.Id()}/referrals", Referring.Terms(world, Third));
        Assert.True(status == 201, $"{status}: {referral}");
        await Referring.Agree(world, referral!.Id());
        var offer = await Referring.OfferTo(world, asked.Id(), Third);

        Assert.Equal(200, (await mine.Post($"/covers/{cover}/end")).Status);
        await world.Settle();
        Assert.Equal("withdrawn", await Referring.State(world, referral!.Id()));
        Assert.Equal("offer.withdrawn", (string?)(await world.As("steward").Post($"/offers/{offer}/acceptance")).Body!["code"]);
        Assert.Equal(world.Practices[Referring.Own], await world.Look(db => db.Set<Request>().Where(r => r.Id == asked.Id()).Select(r => r.PracticeId).SingleAsync()));
        Assert.Equal(0, await world.Look(db => db.Set<Offer>().CountAsync(o => o.RequestId == asked.Id() && o.State == OfferState.Open)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_has_it_from_whoever_stood_in_can_t_give_the_client_away_either(string engine)
    {
        await using var world = await World.Start(engine);
        var (peer, third) = (await Referring.Colleague(world), await Referring.Colleague(world, Third));
        await Referring.Held(world);
        await Running(world);
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance");
        await Referring.Agree(world, (await peer.Post($"/requests/{asked.Id()}/referrals", Referring.Terms(world, Third))).Body!.Id());
        Assert.Equal(200, (await third.Post($"/offers/{await Referring.OfferTo(world, asked.Id(), Third)}/acceptance")).Status);
        await world.Settle();
        Assert.Equal("referral.covered", await Refused(third, asked, Referring.Terms(world, keeper: "colleague")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_question_to_the_client_ends_with_the_return(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        await Referring.Held(world);
        var cover = await Running(world);
        var asked = await Told.Asked(world, Told.XRay, Dentist);
        await peer.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance");
        var referral = (await peer.Post($"/requests/{asked.Id()}/referrals", Referring.Terms(world, Third))).Body!.Id();
        await mine.Post($"/covers/{cover}/end");
        await world.Settle();
        Assert.Equal("withdrawn", await Referring.State(world, referral));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_two_proposals_at_once_one_stands(string engine)
    {
        await using var world = await World.Start(engine);
        var mine = world.As("practitioner");
        await Referring.Held(world);
        var input = new { practice = world.Practices[Referring.Peer], from = "2026-11-18" };
        for (var round = 0; round < 4; round++)
        {
            var answers = await Task.WhenAll(mine.Post("/covers", input), mine.Post("/covers", input), mine.Post("/covers", input));
            var stands = Assert.Single(answers, a => a.Status == 201);
            Assert.All(answers.Where(a => a.Status != 201), a => Assert.Equal("cover.overlaps", (string?)a.Body!["code"]));
            Assert.Equal(200, (await mine.Post($"/covers/{stands.Body!.Id()}/end")).Status);
        }
    }

    /// <summary>A cover for the first days from now on, agreed, so that it runs.</summary>
    private static async Task<Guid> Running(World world)
    {
        var cover = (await CoverTests.Proposed(world, new { practice = world.Practices[Referring.Peer], from = "2026-11-17" })).Id();
        var (status, agreed) = await world.As(Referring.Peer).Post($"/covers/{cover}/acceptance");
        Assert.True(status == 200 && (string?)agreed!["state"] == "running", $"{status}: {agreed}");
        return cover;
    }

    /// <summary>The dentist's request that a third practice accepted.</summary>
    private static async Task Elsewhere(World world)
    {
        var request = await Told.Asked(world, $"{Told.XRay} In the back room too.", Dentist);
        var other = request["offers"]!.AsArray().First(o => o!["practice"]!.Id() != world.Practices[Referring.Own] && o["practice"]!.Id() != world.Practices[Referring.Peer]);
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{other!["id"]}/acceptance")).Status);
    }

    private static async Task<string?> Refused(Api peer, JsonNode request, object terms) => (string?)(await peer.Post($"/requests/{request.Id()}/referrals", terms)).Body!["code"];
}
