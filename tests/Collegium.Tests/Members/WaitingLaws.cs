using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Calendar;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Tests.Desk;
using FsCheck;
using FsCheck.Fluent;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members;

/// <summary>
/// Among equals the turn goes round: who waited longest is asked first. Days away count for nobody, a no and a lost race cost
/// nothing, and equal waiting is decided by lot. Set LAW_SEED to see the same stories again.
/// </summary>
public sealed class WaitingLaws
{
    [Theory]
    [InlineData(Engines.Sqlite, 6)]
    [InlineData(Engines.Postgres, 2)]
    public async Task Equals_are_asked_in_the_order_they_waited(string engine, int stories)
    {
        Assert.SkipWhen(engine == Engines.Postgres && Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
        var seed = ulong.TryParse(Environment.GetEnvironmentVariable("LAW_SEED"), out var given) ? given : (ulong)Random.Shared.NextInt64();
        TestContext.Current.TestOutputHelper?.WriteLine($"LAW_SEED={seed}");
        await Task.Run(() => Prop.ForAll(Gen.Choose(0, int.MaxValue).ToArbitrary(), story => Play(engine, story))
            .Check(Config.QuickThrowOnFailure.WithMaxTest(stories).WithReplay(seed, 1)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Equal_waiting_is_decided_by_lot_and_not_by_name_or_age(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { OffersAtOnce = 1 });
        await Equal(world);
        var first = new HashSet<Guid>();
        for (var told = 0; told < 60; told++)
        {
            first.Add((await Told.Asked(world, $"The printer on floor {told} prints blank pages.", "Hollis Ranch Realty"))["offers"]![0]!["practice"]!.Id());
        }

        Assert.Equal(world.Practices.Count, first.Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_is_read_again_gains_no_minute_over_the_others(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { OffersAtOnce = 1 });
        await Equal(world);
        var first = new HashSet<Guid>();
        for (var told = 0; told < 20; told++)
        {
            first.Add((await Told.Asked(world, $"The printer on floor {told} prints blank pages.", "Hollis Ranch Realty"))["offers"]![0]!["practice"]!.Id());
            if (told == 0)
            {
                first.Clear();
                await world.Pass(TimeSpan.FromMinutes(45));
                var (someday, firm) = (world.Clock.GetUtcNow().UtcDateTime.AddDays(30), world.Practices["Lindqvist IT"]);
                Assert.False((await Told.Run<BookAbsence, Guid>(world, Actor.House(world.Chapter), o => o.Run(firm, null, someday, someday.AddDays(1)))).Refused);
            }
        }

        Assert.True(first.Count > 1, "a day off booked meanwhile put its firm before its equals");
    }

    private static async Task Play(string engine, int story)
    {
        await using var world = await World.Start(engine, new CharterRules { OffersAtOnce = 5 });
        var (chance, turns) = (new Random(story), new Turns(await Equal(world), world.Clock.GetUtcNow().UtcDateTime));
        for (var round = 0; round < 12; round++)
        {
            await world.Pass(Turns.Quarter * (chance.Next(6) switch { 0 => chance.Next(4_000, 12_000), < 3 => chance.Next(1, 4), _ => chance.Next(5, 600) }));
            for (var more = chance.Next(3); more > 0; more--)
            {
                await Away(world, turns, chance);
            }

            await Ask(world, turns, chance, $"story {story}, round {round}");
        }
    }

    /// <summary>Five firms alike in all but people: one has two of them.</summary>
    private static async Task<ILookup<Guid, Guid>> Equal(World world)
    {
        var people = await world.Do<ILookup<Guid, Guid>>(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            await db.Set<HeldSkill>().ExecuteUpdateAsync(h => h.SetProperty(x => x.Level, 80));
            await db.Set<Practice>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Latitude, 33.45).SetProperty(x => x.Longitude, -112.07)
                .SetProperty(x => x.InsuredUntil, new DateOnly(2040, 1, 1)).SetProperty(x => x.TurnSince, World.Morning.AddMinutes(3).AddDays(1)));
            var one = await db.Set<Practitioner>().AsNoTracking().OrderBy(p => p.Name).FirstAsync();
            var two = new Practitioner { Id = Guid.CreateVersion7(), PracticeId = one.PracticeId, Name = "Second", Mail = "second@members.example", Phone = one.Phone, ReachMiles = one.ReachMiles };
            db.Add(two);
            db.AddRange((await db.Set<HeldSkill>().AsNoTracking().Where(h => h.PractitionerId == one.Id).ToListAsync())
                .Select(h => new HeldSkill { PractitionerId = two.Id, Code = h.Code, Level = h.Level }));
            s.GetRequiredService<FactLog>().Append("charter.test-laid-out", new("chapter", db.Chapter), Sight.Members);
            await db.SaveChangesAsync();
            return (await db.Set<Practitioner>().AsNoTracking().ToListAsync()).ToLookup(p => p.PracticeId, p => p.Id);
        });
        await world.Pass(TimeSpan.FromMinutes(3) + TimeSpan.FromDays(1));
        return people;
    }

    private static async Task Away(World world, Turns turns, Random chance)
    {
        var firm = turns.People.ElementAt(chance.Next(turns.People.Count));
        var who = chance.Next(2) == 0 ? (Guid?)null : firm.ElementAt(chance.Next(firm.Count()));
        var from = world.Clock.GetUtcNow().UtcDateTime + (Turns.Quarter * chance.Next(-400, 400));
        var to = from + (Turns.Quarter * (chance.Next(4) == 0 ? chance.Next(4_000, 9_000) : chance.Next(1, 900)));
        Assert.False((await Told.Run<BookAbsence, Guid>(world, Actor.House(world.Chapter), o => o.Run(firm.Key, who, from, to))).Refused);
        turns.Away.Add((firm.Key, who, from, to));
    }

    private static async Task Ask(World world, Turns turns, Random chance, string where)
    {
        var now = world.Clock.GetUtcNow().UtcDateTime;
        var request = await Told.Asked(world, "The printer on the second floor prints blank pages.", "Hollis Ranch Realty", "can-wait");
        var offers = request["offers"]!.AsArray().Select(o => (Id: o!.Id(), Practice: o!["practice"]!.Id())).ToList();
        var waited = turns.Waited(now);
        Assert.True(offers.Select(o => o.Practice).ToHashSet().SetEquals(waited.Keys), $"{where}: not those who are there were asked");
        var order = offers.Select(o => waited[o.Practice]).ToList();
        Assert.True(order.SequenceEqual(order.OrderDescending()), $"{where}: asked in the order {string.Join(", ", order)}");
        var steward = world.As("steward");
        foreach (var no in offers.Skip(1).Where(_ => chance.Next(3) == 0))
        {
            Assert.Equal(200, (await steward.Post($"/offers/{no.Id}/refusal", new { reason = "full" })).Status);
        }

        if (offers.Count > 0 && chance.Next(3) > 0)
        {
            Assert.Equal(200, (await steward.Post($"/offers/{offers[0].Id}/acceptance")).Status);
            turns.Since[offers[0].Practice] = now;
            Assert.False((await Told.Run<WithdrawRequest, Request>(world, Told.Steward(world), o => o.Run(request.Id(), null))).Refused);

            // What it had of the work counts as well; here only the turn is looked at.
            await world.Do(async s => await s.GetRequiredService<CollegiumDb>().Set<Practice>().ExecuteUpdateAsync(p => p.SetProperty(x => x.Won, 0)));
        }
    }

    /// <summary>The rule counted the slow way: quarter hours of office time since work was last won, without those away.</summary>
    private sealed class Turns(ILookup<Guid, Guid> people, DateTime begin)
    {
        public static readonly TimeSpan Quarter = TimeSpan.FromMinutes(15);

        private readonly CharterRules _rules = new();

        public ILookup<Guid, Guid> People => people;

        /// <summary>Turns are counted by the hour, everybody's at once: nobody who is read again in between may gain a minute by it.</summary>
        public DateTime Counted { get; private set; }

        public Dictionary<Guid, DateTime> Since { get; } = people.ToDictionary(p => p.Key, _ => begin);

        public List<(Guid Practice, Guid? Person, DateTime From, DateTime To)> Away { get; } = [];

        /// <summary>What each firm with somebody there has waited; the best of its people stands for it.</summary>
        public Dictionary<Guid, int> Waited(DateTime now)
        {
            Counted = now - Counted < TimeSpan.FromHours(1) ? Counted : now;
            return (
                from firm in people
                from person in firm
                where !IsAway(firm.Key, person, now)
                group Count(firm.Key, person) by firm.Key).ToDictionary(g => g.Key, g => g.Max());
        }

        private int Count(Guid practice, Guid person)
        {
            var quarters = 0;
            for (var at = Since[practice]; at < Counted; at += Quarter)
            {
                quarters += IsOpen(at) && !IsAway(practice, person, at) ? 1 : 0;
            }

            return quarters;
        }

        private bool IsAway(Guid practice, Guid person, DateTime at) =>
            Away.Any(a => a.Practice == practice && (a.Person is null || a.Person == person) && a.From <= at && at < a.To);

        /// <summary>Phoenix lies seven hours behind all year.</summary>
        private bool IsOpen(DateTime at) =>
            at.AddHours(-7) is var local && _rules.OpenOn.Contains(local.DayOfWeek) && !_rules.Holidays.Contains(DateOnly.FromDateTime(local))
            && local.TimeOfDay.TotalMinutes >= _rules.OpensAt && local.TimeOfDay.TotalMinutes < _rules.ClosesAt;
    }
}
