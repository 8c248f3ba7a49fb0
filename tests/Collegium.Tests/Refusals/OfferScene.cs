using System.Text.Json.Nodes;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members.Standings;
using Collegium.Tests.Desk;

namespace Collegium.Tests.Refusals;

/// <summary>Answering an offer.</summary>
internal sealed class OfferScene : Scene
{
    protected override async Task Provoke()
    {
        var steward = World.As("steward");
        var offers = await Asked();
        Hear("offer.missing", "accepting an offer there isn't", await steward.Post($"/offers/{Guid.Empty}/acceptance"));
        Hear("offer.no-reason", "refusing an offer without a reason", await steward.Post($"/offers/{offers[0]}/refusal"));
        Hear("offer.long-reason", "refusing an offer with 1,001 characters", await steward.Post($"/offers/{offers[0]}/refusal", new { reason = new string('x', 1001) }));
        await steward.Post($"/offers/{offers[2]}/refusal", new { reason = "full" });
        Hear("offer.answered", "accepting after a refusal", await steward.Post($"/offers/{offers[2]}/acceptance"));
        await steward.Post($"/offers/{offers[0]}/acceptance");
        Hear("offer.taken", "accepting what another practice has", await steward.Post($"/offers/{offers[1]}/acceptance"));
        Hear("offer.accepted-already", "accepting twice", await steward.Post($"/offers/{offers[0]}/acceptance"));

        var back = await Told.Asked(World, Trouble, Realtor);
        await Yes(Steward, (WithdrawRequest o) => o.Run(back.Id(), null));
        Hear("offer.withdrawn", "accepting what the client took back", await steward.Post($"/offers/{back["offers"]![0]!["id"]}/acceptance"));

        var both = await Told.Asked(World, Trouble, Realtor);
        var mine = Steward with { Practice = both["offers"]![0]!["practice"]!.Id() };
        await No("actor.own-practice", "a steward who was asked too answering for another", mine, (AcceptOffer o) => o.Run(both["offers"]![1]!.Id()));
        await Yes(House, (ChangeStanding o) => o.Suspend(mine.Practice!.Value, "A complaint is being looked into."));
        Hear("practice.off-rotation", "a suspended practice accepting", await steward.Post($"/offers/{both["offers"]![0]!["id"]}/acceptance"));
        await World.Pass(TimeSpan.FromDays(3));
        Hear("offer.expired", "accepting after the time is up", await steward.Post($"/offers/{both["offers"]![1]!["id"]}/acceptance"));
    }

    private async Task<List<Guid>> Asked() =>
        [.. (await Told.Asked(World, Trouble, Realtor))["offers"]!.AsArray().Select((JsonNode? o) => o!.Id())];
}
