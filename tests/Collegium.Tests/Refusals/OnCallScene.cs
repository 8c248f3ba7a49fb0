using Collegium.Desk.Feeds;
using Collegium.Desk.OnCall;
using Collegium.Tests.Desk;
using Collegium.Tests.Desk.OnCall;

namespace Collegium.Tests.Refusals;

/// <summary>Who is on call: rotations, overrides, swaps.</summary>
internal sealed class OnCallScene : Scene
{
    protected override async Task Provoke()
    {
        var steward = World.As("steward");
        var (one, two) = (await Rota.Person(World, "Whitlock & Obi"), await Rota.Person(World, "Cordova Systems"));
        await No("actor.not-allowed", "a practitioner setting up a rotation", As(Roles.Practitioner), (PutRotation o) => o.End(Guid.Empty));
        Hear("rotation.missing", "ending a rotation there isn't", await steward.Post($"/on-call/rotations/{Guid.Empty}/end"));
        Hear("rotation.no-name", "a rotation without a name", await steward.Post("/on-call/rotations", new { zone = "America/Phoenix", layers = new[] { Rota.Layer(one) } }));
        Hear("rotation.unknown-zone", "a rotation in a zone there isn't", await Rota.Set(World, [Rota.Layer(one)], "Mars/Base"));
        Hear("rotation.no-layers", "a rotation of nobody", await Rota.Set(World, []));
        Hear("layer.wrong-length", "a turn of 40 days", await Rota.Set(World, [new { first = "2026-11-16", handoverAt = 480, days = 40, people = new[] { one } }]));
        Hear("layer.wrong-time", "a handover at minute 2,000", await Rota.Set(World, [new { first = "2026-11-16", handoverAt = 2000, days = 7, people = new[] { one } }]));
        Hear("layer.unknown-person", "a turn of somebody unknown", await Rota.Set(World, [Rota.Layer(Guid.Empty)]));
        Hear("layer.twice", "a turn of the same person twice", await Rota.Set(World, [Rota.Layer(one, one)]));
        var rotation = await Rota.Weekly(World, "Whitlock & Obi", "Cordova Systems");
        Hear("rotation.same-name", "a second rotation of one name", await Rota.Set(World, [Rota.Layer(two)]));
        var at = $"/on-call/rotations/{rotation}";
        await No("shift.no-word", "leaving no word for the next", await Rota.Member(World, "Whitlock & Obi"), (LeaveWord o) => o.Run(rotation, ""));
        await No("shift.not-yours", "a word of somebody who isn't on", await Rota.Member(World, "Cordova Systems"), (LeaveWord o) => o.Run(rotation, "All quiet."));
        Hear("override.backwards", "being on until before it begins", await steward.Post($"{at}/overrides", new { practitioner = one, from = "2026-12-02T00:00:00Z", to = "2026-12-01T00:00:00Z" }));
        Hear("override.past", "being on last week", await steward.Post($"{at}/overrides", new { practitioner = one, from = "2026-11-02T00:00:00Z", to = "2026-11-03T00:00:00Z" }));
        Hear("override.missing", "taking back what wasn't put", await steward.Post($"/on-call/overrides/{Guid.Empty}/end"));
        var me = await Rota.Member(World, "Whitlock & Obi");
        var (from, to) = (new DateTime(2026, 11, 30, 15, 0, 0, DateTimeKind.Utc), new DateTime(2026, 12, 7, 15, 0, 0, DateTimeKind.Utc));
        await No("actor.not-allowed", "an officer offering a shift", Steward, (SwapShifts o) => o.Offer(rotation, from, to, two, null));
        await No("swap.no-partner", "asking oneself", me, (SwapShifts o) => o.Offer(rotation, from, to, one, null));
        await No("swap.not-on", "offering somebody else's shift", me, (SwapShifts o) => o.Offer(rotation, from.AddDays(-7), to.AddDays(-7), two, null));
        Hear("swap.missing", "accepting a swap there isn't", await World.As("practitioner").Post($"/on-call/swaps/{Guid.Empty}/acceptance"));
        var swap = await Yes(me, (SwapShifts o) => o.Offer(rotation, from, to, two, null));
        var other = await Rota.Member(World, "Cordova Systems");
        await Yes(Steward, (PutOverride o) => o.Run(rotation, two, from.AddDays(1), to));
        await No("swap.plan-changed", "accepting a shift somebody else was put on for", other, (SwapShifts o) => o.Accept(swap));
        await Yes(other, (SwapShifts o) => o.Refuse(swap));
        await No("swap.answered", "accepting after a no", other, (SwapShifts o) => o.Accept(swap));
        await No("actor.not-allowed", "a client making a calendar address", As(Roles.Client), (ChangeFeeds o) => o.Make(null, false));
        Hear("feed.missing", "revoking a calendar address there isn't", await steward.Post($"/on-call/feeds/{Guid.Empty}/revocation"));
        for (var i = 0; i < 10; i++)
        {
            await steward.Post("/on-call/feeds", new { rotation });
        }

        Hear("feed.too-many", "an eleventh calendar address", await steward.Post("/on-call/feeds", new { rotation }));
    }
}
