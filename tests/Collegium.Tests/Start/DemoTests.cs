using Collegium.Contracts;
using Collegium.Contracts.Plans;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Alerts;
using Collegium.Desk.Board;
using Collegium.Desk.Clocks;
using Collegium.Desk.Inbox;
using Collegium.Desk.Monitoring;
using Collegium.Desk.Offers;
using Collegium.Desk.OnCall;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Start;

/// <summary>The demo is business done through the real operations, so what it leaves behind must hold every promise of the house.</summary>
public sealed class DemoTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_season_leaves_one_winner_a_request_true_clocks_and_a_book_that_balances(string engine)
    {
        await using var house = new DemoHouse(engine);
        Assert.False((await house.StartDemo()).Refused);
        var chapter = await Chapter(house);
        Assert.True(chapter is { Demo: true, Ready: true });

        await house.Look(
            async (services, db) =>
            {
                var requests = await db.Set<Request>().ToListAsync();
                Assert.True(requests.Count >= 40, $"{requests.Count} requests");
                Assert.True(requests.Count(r => r.State == RequestState.Confirmed) >= 20);
                Assert.Contains(requests, r => r.State is not (RequestState.Confirmed or RequestState.Refused));

                var won = (await db.Set<Offer>().Where(o => o.State == OfferState.Accepted).ToListAsync()).ToLookup(o => o.RequestId);
                Assert.All(won, w => Assert.Single(w));
                Assert.All(requests.Where(r => r.PracticeId is not null), r => Assert.Equal(r.PracticeId, won[r.Id].Single().PracticeId));

                var now = services.GetRequiredService<HouseClock>().Now();
                Assert.All(await db.Set<Clock>().ToListAsync(), c =>
                {
                    Assert.True(c.StartedAt <= c.DueAt && c.StartedAt <= now, $"{c.Kind} {c.StartedAt} {c.DueAt}");
                    Assert.False(c.State == ClockState.Running && c.DueAt < now, "a promise ran out unnoticed");
                });
                Assert.True(await db.Set<Fact>().AllAsync(f => f.At <= now));

                await ShowsEachPage(db);
                var books = services.GetRequiredService<BooksDoor>();
                var check = await books.Check();
                Assert.True(check is { Entries: > 20, BrokenAt: null, Wrong: [] }, $"{check.Entries} entries, broken at {check.BrokenAt}, {string.Join(", ", check.Wrong)}");
                Assert.Equal(0, (await books.TrialBalance()).DifferenceMinor);
                return Done.It;
            },
            chapter.Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_board_in_memory_follows_the_season_to_the_last_row(string engine)
    {
        await using var house = new DemoHouse(engine);
        var board = house.Services.GetRequiredService<OpenBoard>();
        var season = Task.Run(house.StartDemo);
        for (var looked = 0; !season.IsCompleted; looked++)
        {
            await Task.Delay(200);
            try
            {
                if (await house.Look((services, db) => services.GetRequiredService<Chapters>().OnFile(db)) is [var founded])
                {
                    await house.Look((_, db) => board.Of(db), founded.Id);
                }
            }
            catch (System.Data.Common.DbException) when (looked < 50)
            {
                // The tables are not made yet.
            }
        }

        Assert.False((await season).Refused);
        await house.Look(
            async (_, db) =>
            {
                var stored = await OpenBoard.Rows(db, db.Set<Request>().Where(BoardFilter.Open)).ToListAsync();
                Assert.NotEmpty(stored);
                Assert.Equal(stored.OrderBy(r => r.Number), (await board.Of(db)).InOrder.OrderBy(r => r.Number));
                var now = new Moments(house.Services.GetRequiredService<HouseClock>().Now(), default, default, "UTC");
                now = now with { Soon = now.Now.AddMinutes(30), EndOfDay = now.Now.AddHours(9) };
                var counted = await BoardCounts.Count(db.Set<Request>().Where(BoardFilter.Open), now);
                Assert.Equal(counted.OrderBy(c => (c.State, c.Near)), (await board.Of(db)).Cells(now).OrderBy(c => (c.State, c.Near)));
                return Done.It;
            },
            (await Chapter(house)).Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_complete_demo_is_kept_and_an_interrupted_one_starts_over(string engine)
    {
        await using var house = new DemoHouse(engine);
        await house.StartDemo();
        var (first, facts) = (await Chapter(house), await Facts(house));

        await house.Restart();
        await house.StartDemo();
        Assert.Equal((first, facts), (await Chapter(house), await Facts(house)));
        Assert.Equal(DemoHouse.Today, DateOnly.FromDateTime(house.Services.GetRequiredService<HouseClock>().Now()));

        await house.Look(async (_, db) => await db.Database.ExecuteSqlRawAsync("UPDATE governance_chapters SET ready_at = NULL"));
        await house.Restart();
        await house.StartDemo();
        var again = await Chapter(house);
        Assert.True(again.Ready);
        Assert.NotEqual(first.Id, again.Id);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_real_chapter_is_never_touched(string engine)
    {
        await using var house = new DemoHouse(engine);
        await DatabaseSetup.Prepare(house.Services);
        await house.Look(async (services, _) => await services.GetRequiredService<Writing>().Run(() => services.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter("Prairie IT", "Prairie", "America/Chicago", "USD", "", "", "", "Lincoln", 40.8, -96.7), new CharterRules())));
        var before = await Facts(house);

        var refused = (await house.StartDemo()).Refusal;

        Assert.Equal("command.wrong", refused?.Code);
        Assert.Contains("Prairie IT", refused!.Message, StringComparison.Ordinal);
        Assert.Equal(before, await Facts(house));
    }

    /// <summary>No page of the demo is empty: a call at night and what came of it, a gap ahead, a swap to answer, plans, a monitor's report, mails.</summary>
    private static async Task ShowsEachPage(CollegiumDb db)
    {
        var night = await db.Set<Alert>().SingleAsync(a => a.Because == "closed");
        Assert.NotNull(night.EndedAt);
        Assert.NotEmpty(await db.Set<Gap>().ToListAsync());
        Assert.Single(await db.Set<Swap>().Where(s => s.State == SwapState.Offered).ToListAsync());
        Assert.Single(await db.Set<Override>().ToListAsync());
        var plans = await db.Set<Plan>().Where(p => p.Kind == PlanKind.Monthly).ToListAsync();
        Assert.Equal(2, plans.Count);
        Assert.Single(plans, p => p.RenewalAskedOn is not null);
        var alarms = await db.Set<Alarm>().ToListAsync();
        Assert.Single(alarms, a => a.HealedAt is null && a.Count == 3);
        Assert.Equal([MailOutcome.Told, MailOutcome.Held], await db.Set<ReceivedMail>().OrderBy(m => m.At).Select(m => m.Outcome).ToListAsync());
    }

    private static async Task<ChapterOnFile> Chapter(DemoHouse house) =>
        Assert.Single(await house.Look((services, db) => services.GetRequiredService<Chapters>().OnFile(db)));

    private static Task<int> Facts(DemoHouse house) => house.Look((_, db) => db.Set<Fact>().IgnoreQueryFilters().CountAsync());
}
