using Collegium.Contracts.Plans;
using Collegium.Desk.Work;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Referrals;

/// <summary>Time a practice worked before it passed a request on stays its own, whoever has the request now.</summary>
public sealed class ReferralTimeTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Time_of_whoever_had_it_before_stays_theirs(string engine)
    {
        await using var world = await World.Start(engine);
        var (peer, steward) = (await Referring.Colleague(world), world.As("steward"));
        Job.Ok(201, await steward.Post($"/clients/{world.Clients["Ocotillo Bend Dental"]}/plans", new { kind = "block", minutes = 100 }));
        var held = await Referring.Held(world);
        var request = held.Id();
        await PassOn(world, request);

        Job.No(404, "time.missing", await Correct(world, peer, request, Referring.Own, 21));
        Job.No(404, "time.missing", await Correct(world, peer, request, Referring.Own, 0));
        using var browser = await world.SignIn("colleague");
        await browser.Open($"/work/{held["number"]}");
        Assert.DoesNotContain("Correct time", browser.Text, StringComparison.Ordinal);

        Job.Ok(201, await peer.Post($"/requests/{request}/time", new { minutes = 10, note = "Put the driver back." }));
        await browser.Open($"/work/{held["number"]}");
        Assert.Contains("Correct time", browser.Text, StringComparison.Ordinal);
        Assert.Single(browser.Page.QuerySelectorAll("select[name=time] option"));
        Job.Ok(200, await Correct(world, peer, request, Referring.Peer, 11));
        Job.Ok(200, await Correct(world, steward, request, Referring.Own, 21));
        (Guid, int)[] theirs = [(world.Practices[Referring.Own], 21), (world.Practices[Referring.Peer], 11)];
        Assert.Equal(theirs.Order(), await Written(world));
        Assert.Equal(theirs.Order(), await Drawn(world));

        await world.Do(s => Told.Practise(s, "steward", world.Practices[Referring.Peer]));
        Job.No(404, "time.missing", await Correct(world, steward, request, Referring.Own, 0));
    }

    /// <summary>Twenty minutes on the stopwatch, then the colleague has it.</summary>
    private static async Task PassOn(World world, Guid request)
    {
        Job.Ok(200, await world.As("practitioner").Post($"/requests/{request}/watch"));
        await world.Pass(TimeSpan.FromMinutes(20));
        await Referring.Agree(world, (await Referring.Refer(world, request)).Id());
        Job.Ok(200, await world.As(Referring.Peer).Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance"));
    }

    private static async Task<(int Status, System.Text.Json.Nodes.JsonNode? Body)> Correct(World world, Api who, Guid request, string practice, int minutes)
    {
        var time = await world.Look(db => db.Set<TimeEntry>().Where(t => t.RequestId == request && t.PracticeId == world.Practices[practice]).Select(t => t.Id).SingleAsync());
        return await who.Post($"/requests/{request}/time/{time}/correction", new { minutes });
    }

    private static Task<List<(Guid, int)>> Written(World world) => world.Look(async db =>
        (await db.Set<TimeEntry>().ToListAsync()).ConvertAll(t => (t.PracticeId, t.Minutes)).Order().ToList());

    private static Task<List<(Guid, int)>> Drawn(World world) => world.Look(async db =>
        (await db.Set<PlanDraw>().ToListAsync()).GroupBy(d => d.PracticeId).Select(g => (g.Key, g.Sum(d => d.Minutes))).Order().ToList());
}
