using Collegium.Desk.Covers;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.Covers;
using Collegium.Tests.Desk.Referrals;

namespace Collegium.Tests.Refusals;

/// <summary>Handing clients over for the holidays.</summary>
internal sealed class CoverScene : Scene
{
    protected override async Task Provoke()
    {
        var (mine, peer) = (World.As("practitioner"), World.Practices[Referring.Peer]);
        Hear("cover.no-clients", "handing over without any client", await mine.Post("/covers", new { practice = peer, from = "2026-11-18" }));
        await Referring.Held(World);
        await No("actor.not-allowed", "a steward handing clients over", Steward, (ProposeCover o) => o.Run(new CoverInput(peer, new DateOnly(2026, 11, 18), null)));
        Hear("cover.no-peer", "handing over to oneself", await mine.Post("/covers", new { practice = World.Practices[Referring.Own], from = "2026-11-18" }));
        Hear("cover.days", "a holiday in the past", await mine.Post("/covers", new { practice = peer, from = "2026-11-16" }));
        Hear("cover.reversed", "a holiday that ends before it begins", await mine.Post("/covers", new { practice = peer, from = "2026-11-18", to = "2026-11-17" }));
        Hear("cover.months", "binding a colleague for ever", await mine.Post("/covers", new { practice = peer, from = "2026-11-18", boundMonths = 37 }));
        var cover = (await CoverTests.Proposed(World, new { practice = peer, from = "2026-11-18" })).Id();
        Hear("cover.overlaps", "handing over twice", await mine.Post("/covers", new { practice = peer, from = "2026-11-20" }));
        Hear("cover.missing", "accepting for a colleague", await mine.Post($"/covers/{cover}/acceptance"));
        await (await Referring.Colleague(World)).Post($"/covers/{cover}/refusal");
        Hear("cover.answered", "taking back what was refused", await mine.Post($"/covers/{cover}/end"));
        Hear("client.not-served", "a member telling for another practice's client", await mine.Post("/requests", new { client = "Tarrow & Pell, Attorneys", text = Told.XRay, impact = "stopped" }));
        Hear("contact.not-known", "a member naming a stranger as the client's", await mine.Post("/requests", new { client = "Ocotillo Bend Dental", text = Told.XRay, impact = "stopped", contact = new { name = "Jonas Ferrow" } }));
        await Standing(peer);
    }

    private async Task Standing(Guid peer)
    {
        var (cover, colleague) = ((await CoverTests.Proposed(World, new { practice = peer, from = "2026-11-17" })).Id(), World.As(Referring.Peer));
        await colleague.Post($"/covers/{cover}/acceptance");
        var asked = await Told.Asked(World);
        await colleague.Post($"/offers/{asked["offers"]![0]!["id"]}/acceptance");
        Hear(
            "referral.covered", "giving away a client one stands in for",
            await colleague.Post($"/requests/{asked.Id()}/referrals", Referring.Terms(World, "Lindqvist IT", keeper: "colleague")));
    }
}
