using System.Text.Json.Nodes;
using Collegium.Desk;
using Collegium.Desk.Offers;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Request = Collegium.Desk.Requests.Request;

namespace Collegium.Tests.Desk;

/// <summary>Troubles that come in together each get a practice of their own in the first place, until somebody has opened or accepted.</summary>
public sealed class RematchTests
{
    private static readonly string[] Clients = ["Ocotillo Bend Dental", "Tarrow & Pell, Attorneys", "Hollis Ranch Realty"];

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_burst_is_spread_over_the_practices(string engine)
    {
        await using var world = await World.Start(engine);
        var told = await Burst(world);
        var before = await Firsts(world, told);
        await Look(world);

        var after = await Firsts(world, told);
        Assert.True(before.Distinct().Count() < before.Count, "The burst has to meet in the same practice, or nothing is shown.");
        Assert.Distinct(after);
        Assert.Contains("request.rematched", await Told.Kinds(world));
        foreach (var request in told)
        {
            Assert.Equal(3, (await Again(world, request)).States().Count(s => s == "open"));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_offer_that_was_opened_stays_and_one_already_moved_twice_too(string engine)
    {
        await using var world = await World.Start(engine);
        var told = await Burst(world);
        await world.Do(async s =>
        {
            var db = s.GetRequiredService<Collegium.Database.CollegiumDb>();
            var now = World.Morning;
            await db.Set<Offer>().Where(o => o.RequestId == told[2].Id() && o.Place == 1).ExecuteUpdateAsync(o => o.SetProperty(x => x.SeenAt, now));
            await db.Set<Request>().Where(r => r.Id == told[1].Id()).ExecuteUpdateAsync(r => r.SetProperty(x => x.Moves, 2));
            return Done.It;
        });
        var before = await Firsts(world, told);
        await Look(world);

        Assert.Equal(before[2], (await Firsts(world, told))[2]);
        Assert.DoesNotContain("withdrawn", (await Again(world, told[1])).States());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Looking_again_races_with_acceptances_and_nothing_moves_after_one(string engine)
    {
        await using var world = await World.Start(engine);
        for (var round = 0; round < 3; round++)
        {
            var told = await Burst(world);
            var looking = Task.WhenAll(Enumerable.Range(0, 3).Select(_ => world.Do(async s =>
            {
                await s.GetRequiredService<RematchOffers>().Run();
                return Done.It;
            })));
            var answers = await Task.WhenAll(told.Select(r => world.As("steward").Post($"/offers/{r["offers"]![0]!["id"]}/acceptance")));
            await looking;

            foreach (var (request, answer) in told.Zip(answers))
            {
                var after = await Again(world, request);
                Assert.Contains(answer.Status, new[] { 200, 409 });
                Assert.Equal(answer.Status == 200 ? "accepted" : "asked", (string?)after["state"]);
                Assert.Equal(answer.Status == 200 ? 1 : 0, after.States().Count(s => s == "accepted"));
                Assert.Equal(answer.Status == 200 ? 0 : 3, after.States().Count(s => s == "open"));
                if (answer.Status == 409)
                {
                    await world.As("steward").Post($"/offers/{after["offers"]!.AsArray().First(o => (string?)o!["state"] == "open")!["id"]}/acceptance");
                }
            }
        }
    }

    private static async Task<List<JsonNode>> Burst(World world)
    {
        var told = new List<JsonNode>();
        foreach (var client in Clients)
        {
            told.Add(await Told.Asked(world, client: client));
        }

        return told;
    }

    /// <summary>The desk hears of the burst, and a moment later looks again.</summary>
    private static async Task Look(World world)
    {
        await world.Settle();
        await world.Pass(TimeSpan.FromSeconds(4));
    }

    private static async Task<List<string>> Firsts(World world, List<JsonNode> told)
    {
        var ids = told.ConvertAll(r => r.Id());
        var first = await world.Look(db => db.Set<Offer>().AsNoTracking().Where(o => ids.Contains(o.RequestId) && o.State == OfferState.Open).ToListAsync());
        return [.. ids.Select(id => $"{first.Where(o => o.RequestId == id).OrderBy(o => o.Place).First().PracticeId}")];
    }

    private static async Task<JsonNode> Again(World world, JsonNode request) => (await world.As("steward").Get($"/requests/{request["id"]}")).Body!;
}
