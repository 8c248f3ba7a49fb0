using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Tests.Desk.Referrals;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Watches;

/// <summary>What becomes of stopwatches that run when the request goes elsewhere or is closed.</summary>
public sealed class WatchEndTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_that_run_bill_no_more_than_was_approved(string engine)
    {
        await using var world = await World.Start(engine);
        var (mine, other) = (world.As("practitioner"), await Referring.Colleague(world, Referring.Own));
        var request = (await Referring.Held(world)).Id();
        Job.Ok(200, await mine.Post($"/requests/{request}/estimate", new { minutesFrom = 30, minutesTo = 60, partsMinor = 0, note = "Look at the link." }));
        Job.Ok(200, await world.As("client").Post($"/requests/{request}/approval"));
        Job.Ok(200, await mine.Post($"/requests/{request}/watch"));
        Job.Ok(200, await other.Post($"/requests/{request}/watch"));
        await world.Pass(TimeSpan.FromMinutes(50));
        await Referring.Agree(world, (await Referring.Refer(world, request)).Id());
        Job.Ok(200, await world.As("steward").Post($"/offers/{await Referring.OfferTo(world, request)}/acceptance"));

        var times = await world.Look(db => db.Set<TimeEntry>().Where(t => t.RequestId == request).ToListAsync());
        Assert.Equal((100, 60), (times.Sum(t => t.Minutes), times.Sum(t => t.EstimateMinutes)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_it_ran_is_kept_when_the_request_is_closed(string engine)
    {
        await using var world = await World.Start(engine);
        var withdrawn = await Watched(world, done: false);
        await world.Pass(TimeSpan.FromMinutes(20));
        var taken = await Told.Run(world, Told.Link(world, withdrawn), (WithdrawRequest o) => o.Run(withdrawn, null));
        Assert.False(taken.Refused, taken.Refusal?.Message);
        await Ended(world, withdrawn, "refused", 20);

        var confirmed = await Watched(world, done: true);
        await world.Pass(TimeSpan.FromMinutes(25));
        Job.Ok(200, await world.As("client").Post($"/requests/{confirmed}/confirmation", new { rating = 5 }));
        await Ended(world, confirmed, "confirmed", 25);

        var silent = await Watched(world, done: true);
        await world.Pass(TimeSpan.FromDays(10));
        await Ended(world, silent, "confirmed", 0);
        Assert.Contains("time.dropped", await Told.Kinds(world, silent));
    }

    /// <summary>A request the practitioner has, or has done, with the stopwatch running.</summary>
    private static async Task<Guid> Watched(World world, bool done)
    {
        var (mine, request) = (world.As("practitioner"), (await Referring.Held(world)).Id());
        if (done)
        {
            Job.Ok(200, await mine.Post($"/requests/{request}/completion", new { note = "Done." }));
        }

        Job.Ok(200, await mine.Post($"/requests/{request}/watch"));
        return request;
    }

    private static async Task Ended(World world, Guid request, string state, int minutes)
    {
        Assert.Null(Job.Ok(200, await world.As("practitioner").Get("/watch"))["running"]);
        Assert.Equal(state, (string?)Job.Ok(200, await world.As("steward").Get($"/requests/{request}"))["state"]);
        var times = await world.Look(db => db.Set<TimeEntry>().Where(t => t.RequestId == request).ToListAsync());
        Assert.Equal(minutes, times.Sum(t => t.Minutes));
        Assert.All(times, t => Assert.Equal(world.Practices[Referring.Own], t.PracticeId));
    }
}
