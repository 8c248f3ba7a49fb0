using Collegium.Desk.Referrals;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Referrals;

namespace Collegium.Tests.Refusals;

/// <summary>Passing work on to a colleague.</summary>
internal sealed class ReferralScene : Scene
{
    private Guid _request;

    protected override async Task Provoke()
    {
        _request = (await Referring.Held(World)).Id();
        await Terms();
        await Client();
        await After();
    }

    private Task<(int, System.Text.Json.Nodes.JsonNode?)> Refer(object terms) => World.As("practitioner").Post($"/requests/{_request}/referrals", terms);

    private async Task Terms()
    {
        var (peer, long2) = (World.Practices[Referring.Peer], new string('x', 2_001));
        Hear("request.missing", "passing on somebody else's request", await World.As("practitioner").Post($"/requests/{Guid.Empty}/referrals", Referring.Terms(World)));
        Hear("referral.no-peer", "passing on to nobody", await Refer(new { why = "w", note = "n", keeper = "referrer" }));
        Hear("referral.no-why", "passing on without a word to the client", await Refer(new { practice = peer, note = "n", keeper = "referrer" }));
        Hear("referral.no-note", "passing on without a hand-off note", await Refer(new { practice = peer, why = "w", keeper = "referrer" }));
        Hear("referral.too-long", "passing on with 2,001 characters", await Refer(new { practice = peer, why = long2, note = "n", keeper = "referrer" }));
        Hear("referral.no-keeper", "passing on without saying whose client they are then", await Refer(new { practice = peer, why = "w", note = "n" }));
        Hear("referral.fee", "a fee above the charter's", await Refer(Referring.Terms(World, feePercent: 11)));
        Hear("referral.fee-cap", "a fee without a limit", await Refer(Referring.Terms(World, feePercent: 5)));
        Hear("referral.kept-out", "passing on to a practice there isn't", await Refer(new { practice = Guid.Empty, why = "w", note = "n", keeper = "referrer" }));
    }

    private async Task Client()
    {
        var referral = (await Referring.Refer(World, _request)).Id();
        Hear("referral.waiting", "passing on twice", await Refer(Referring.Terms(World)));
        Hear("referral.missing", "agreeing to somebody else's", await World.As("client").Post($"/referrals/{Guid.Empty}/agreement"));
        Hear("referral.missing", "taking back somebody else's", await World.As("practitioner").Post($"/referrals/{Guid.Empty}/withdrawal"));
        var mine = Steward with { Practice = World.Practices[Referring.Own] };
        await No("actor.own-practice", "a steward of the referring practice agreeing for the client", mine, (AnswerReferral o) => o.Agree(referral));
        Hear("referral.not-yet", "thanking before anybody has it", await World.As("practitioner").Post($"/referrals/{referral}/thanks", new { words = "Thanks" }));
        await Referring.Agree(World, referral);
        Hear("referral.answered", "agreeing twice", await World.As("client").Post($"/referrals/{referral}/agreement"));
        await (await Referring.Colleague(World)).Post($"/offers/{await Referring.OfferTo(World, _request)}/acceptance");
        await World.Settle();
        Hear("referral.too-late", "taking back what a colleague has", await World.As("practitioner").Post($"/referrals/{referral}/withdrawal"));
        Hear("referral.no-thanks", "thanking without a word", await World.As("practitioner").Post($"/referrals/{referral}/thanks", new { words = " " }));
    }

    private async Task After()
    {
        var offer = (await World.As("steward").Get($"/requests/{_request}")).Body!["offers"]!.AsArray().First(o => (string?)o!["state"] == "passed")!.Id();
        Hear("offer.passed-on", "accepting again what was passed on", await World.As("practitioner").Post($"/offers/{offer}/acceptance"));
        Hear("referral.not-open", "passing on what is passed on already", await Refer(Referring.Terms(World)));
    }
}
