using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members;

/// <summary>Whose turn it is moves by work won, and by nothing else: a no costs nobody their turn.</summary>
public sealed class RotationLaws
{
    [Theory]
    [InlineData(Engines.Sqlite, 1)]
    [InlineData(Engines.Sqlite, 2)]
    [InlineData(Engines.Postgres, 3)]
    public async Task Only_the_winners_turn_begins_anew(string engine, int seed)
    {
        await using var world = await World.Start(engine);
        var (chance, steward) = (new Random(seed), world.As("steward"));
        var turns = await Turns(world);
        for (var round = 0; round < 5; round++)
        {
            await world.Pass(TimeSpan.FromMinutes(chance.Next(1, 90)));
            var (_, request) = await steward.Post("/requests", new { client = "Hollis Ranch Realty", text = $"The printer on floor {round} prints blank pages.", impact = "can-wait" });
            var offers = request!["offers"]!.AsArray();
            for (var no = chance.Next(offers.Count); no > 0; no--)
            {
                Assert.Equal(200, (await steward.Post($"/offers/{offers[no]!["id"]}/refusal", new { reason = "full" })).Status);
            }

            Assert.Equal(turns, await Turns(world));
            if (chance.Next(2) == 0)
            {
                Assert.Equal(200, (await steward.Post($"/offers/{offers[0]!["id"]}/acceptance")).Status);
                turns[Guid.Parse((string)offers[0]!["practice"]!["id"]!)] = world.Clock.GetUtcNow().UtcDateTime;
            }

            var now = await Turns(world);
            Assert.True(turns.OrderBy(t => t.Key).SequenceEqual(now.OrderBy(t => t.Key)), $"seed {seed}, round {round}");
        }
    }

    private static Task<Dictionary<Guid, DateTime>> Turns(World world) =>
        world.Look(db => db.Set<Practice>().AsNoTracking().ToDictionaryAsync(p => p.Id, p => p.TurnSince));
}
