using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Referrals;

/// <summary>Passing on what is done meanwhile, what was passed on before, and what the colleague passes on in turn.</summary>
public sealed class ReferralAgainTests
{
    private const string Third = "Lindqvist IT";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_done_can_no_longer_be_taken_over(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer) = (world.As("practitioner"), await Referring.Colleague(world));
        var request = (await Referring.Held(world)).Id();
        var referral = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, referral);
        var offer = await Referring.OfferTo(world, request);
        Assert.Equal(200, (await mine.Post($"/requests/{request}/completion", new { note = "Done after all." })).Status);
        Assert.Equal(OfferState.Withdrawn, await world.Look(db => db.Set<Offer>().Where(o => o.Id == offer).Select(o => o.State).SingleAsync()));
        await world.Settle();
        Assert.Equal("withdrawn", await Referring.State(world, referral));

        await world.Do(async s => await s.GetRequiredService<CollegiumDb>().Set<Offer>().Where(o => o.Id == offer).ExecuteUpdateAsync(o => o.SetProperty(x => x.State, OfferState.Open)));
        Assert.Equal("offer.withdrawn", (string?)(await peer.Post($"/offers/{offer}/acceptance")).Body!["code"]);
        var row = await world.Look(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == request));
        Assert.Equal((world.Practices[Referring.Own], RequestState.Done), (row.PracticeId, row.State));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_done_while_the_client_is_asked_is_asked_no_more(string engine)
    {
        await using var world = await World.Start(engine);
        var request = (await Referring.Held(world)).Id();
        var referral = (await Referring.Refer(world, request)).Id();
        Assert.Equal(200, (await world.As("practitioner").Post($"/requests/{request}/completion", new { note = "Done after all." })).Status);
        Assert.Equal("withdrawn", await Referring.State(world, referral));
        Assert.Equal("referral.answered", (string?)(await world.As("client").Post($"/referrals/{referral}/agreement")).Body!["code"]);
        await world.Settle();
        Assert.Single(await Told.Kinds(world, request), "referral.withdrawn");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_has_run_out_can_t_be_taken_over_before_its_timer_has_rung(string engine)
    {
        await using var world = await World.Start(engine);
        var peer = await Referring.Colleague(world);
        var request = (await Referring.Held(world)).Id();
        await Referring.Agree(world, (await Referring.Refer(world, request)).Id());
        var offer = await Referring.OfferTo(world, request);
        await world.Do(async s => await s.GetRequiredService<CollegiumDb>().Set<Offer>().Where(o => o.Id == offer).ExecuteUpdateAsync(o => o.SetProperty(x => x.ExpiresAt, World.Morning)));
        Assert.Equal("offer.expired", (string?)(await peer.Post($"/offers/{offer}/acceptance")).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_opened_again_is_not_over(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer, client) = (world.As("practitioner"), await Referring.Colleague(world), world.As("client"));
        var request = (await Referring.Held(world)).Id();
        var referral = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, referral);
        await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance");
        await peer.Post($"/requests/{request}/completion");
        await client.Post($"/requests/{request}/confirmation", new { rating = 5 });
        await world.Settle();
        Assert.Equal("reported", await Referring.State(world, referral));

        Assert.Equal(200, (await client.Post($"/requests/{request}/reopening", new { why = "The pictures are upside down." })).Status);
        await world.Settle();
        var open = (await mine.Get($"/referrals/{referral}")).Body!;
        Assert.Equal(("accepted", null, null), ((string?)open["state"], (string?)open["outcome"], (int?)open["rating"]));
        await peer.Post($"/requests/{request}/completion");
        await client.Post($"/requests/{request}/confirmation", new { rating = 3 });
        await world.Settle();
        Assert.Equal(3, (int?)(await mine.Get($"/referrals/{referral}")).Body!["rating"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_same_colleague_can_be_asked_again(string engine)
    {
        await using var world = await World.Start(engine);
        var peer = await Referring.Colleague(world);
        var request = (await Referring.Held(world)).Id();
        var first = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, first);
        await world.Pass(TimeSpan.FromMinutes(16));
        Assert.Equal("unanswered", await Referring.State(world, first));

        var second = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, second);
        Assert.Equal(200, (await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance")).Status);
        await world.Settle();
        Assert.Equal(("unanswered", "accepted"), (await Referring.State(world, first), await Referring.State(world, second)));
        Assert.Equal(200, (await peer.Get($"/referrals/{first}")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_the_colleague_passes_on_in_turn_isn_t_told_as_theirs(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, peer, steward) = (world.As("practitioner"), await Referring.Colleague(world), world.As("steward"));
        var request = (await Referring.Held(world)).Id();
        var first = (await Referring.Refer(world, request)).Id();
        await Referring.Agree(world, first);
        await peer.Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance");
        await world.Settle();
        var (status, second) = await peer.Post($"/requests/{request}/referrals", Referring.Terms(world, Third));
        Assert.True(status == 201, $"{status}: {second}");
        await Referring.Agree(world, second!.Id());
        Assert.Equal(200, (await steward.Post($"/offers/{await Referring.OfferTo(world, request, Third)}/acceptance")).Status);
        Assert.Equal(200, (await steward.Post($"/requests/{request}/completion", new { note = "Queue emptied." })).Status);
        await world.As("client").Post($"/requests/{request}/confirmation", new { rating = 5 });
        await world.Settle();

        var (_, told) = await mine.Get($"/referrals/{first}");
        Assert.Equal("reported", (string?)told!["state"]);
        Assert.Null(told["rating"]);
        Assert.Equal(5, (int?)(await peer.Get($"/referrals/{second!.Id()}")).Body!["rating"]);
        var letters = await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "referral.reported").Select(m => m.Text).ToListAsync());
        Assert.Equal(2, letters.Count);
        Assert.Single(letters, l => l.Contains("Cordova Systems passed it on in turn, and it is fixed.", StringComparison.Ordinal));
        Assert.Single(letters, l => l.Contains("Lindqvist IT fixed it", StringComparison.Ordinal));
    }
}
