using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Governance.Ballots;
using Collegium.Mail;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>A ballot's life: opened with its roll, voted in, closed by its clock; and what is tried meanwhile.</summary>
public sealed class BallotTests
{
    private const string First = "Whitlock & Obi";
    private const string Second = "Benavidez Works";
    private const string Third = "Halloran Networks";

    private static readonly TimeSpan Week = TimeSpan.FromDays(7);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_closes_by_its_clock_counts_its_papers_and_reconciles_with_the_roll(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world, ("Lindqvist IT", Excluded.Provisional));
        await Chamber.CastAll(world, ballot, Vote.Yes, Vote.Yes, Vote.Yes, Vote.No);
        Assert.Null((await Chamber.Card(world, ballot)).Counts);
        await world.Pass(Week - TimeSpan.FromMinutes(1));
        Assert.Equal(BallotState.Open, (await Chamber.Card(world, ballot)).State);

        await world.Pass(TimeSpan.FromMinutes(1));
        var card = await Chamber.Card(world, ballot);
        Assert.Equal((BallotState.Carried, new Counts(3, 1, 0), 4, 4), (card.State, card.Counts, card.Eligible, card.Voted));
        var papers = await world.Look(db => db.Set<BallotBox>().AsNoTracking().SingleAsync(b => b.Id == ballot));
        Assert.Equal((4, 0), (Papers.Count(papers.Papers), papers.Sealed.Length));
        var data = JsonNode.Parse(await world.Look(db => db.Set<Fact>().Where(f => f.Kind == "ballot.closed").Select(f => f.Data).SingleAsync()))!;
        Assert.Equal(("carried", "admission", 3, 1), ((string)data["result"]!, (string)data["kind"]!, (int)data["yes"]!, (int)data["no"]!));
        Assert.Equal(Chamber.Candidate, (Guid)data["about"]!);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Too_few_votes_bring_a_second_call_and_then_the_end_without_a_result(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.Cast(world, ballot, First, Vote.Yes);
        await world.Settle();
        await world.Pass(Week);
        var card = await Chamber.Card(world, ballot);
        Assert.Equal((BallotState.Open, 2, World.Morning.AddDays(12)), (card.State, card.Call, card.ClosesAt));
        Assert.Equal("ballot.voted-already", (await Chamber.Cast(world, ballot, First, Vote.Yes)).Refusal?.Code);

        await world.Pass(TimeSpan.FromDays(5));
        card = await Chamber.Card(world, ballot);
        Assert.Equal((BallotState.Lapsed, null, 1), (card.State, card.Counts, card.Voted));
        var box = await world.Look(db => db.Set<BallotBox>().AsNoTracking().SingleAsync(b => b.Id == ballot));
        Assert.Equal((0, 0), (box.Sealed.Length, box.Papers.Length));
        Assert.Equal(["ballot.opened", "ballot.voted", "ballot.second-call", "ballot.closed"], await Kinds(world));
        Assert.Equal((4, 5), await Letters(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_second_call_takes_fewer(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.CastAll(world, ballot, Vote.Yes, Vote.Abstain);
        await world.Pass(Week);
        await world.Pass(TimeSpan.FromDays(5));
        Assert.Equal((BallotState.Carried, new Counts(1, 0, 1)), await world.Do(async s =>
            await s.GetRequiredService<BallotsDoor>().Find(Chamber.Candidate, "admission") is { } card ? (card.State, card.Counts!) : default));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Of_two_tabs_one_votes(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        var tabs = await Task.WhenAll(Enumerable.Range(0, 8).Select(i => Task.Run(() => Chamber.Cast(world, ballot, First, (Vote)(i % 3)))));
        Assert.Single(tabs, t => !t.Refused);
        Assert.All(tabs.Where(t => t.Refused), t => Assert.Equal("ballot.voted-already", t.Refusal!.Code));
        Assert.Equal(1, Papers.Count(world.Services.GetRequiredService<BoxSeal>().Open(new BallotBox { Id = ballot, Sealed = await Chamber.SealedBox(world, ballot) })));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task All_vote_at_once_and_no_paper_is_lost(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Task.WhenAll(world.Practices.Keys.Select(p => Task.Run(() => Chamber.Cast(world, ballot, p, Vote.Yes))));
        await world.Pass(Week);
        Assert.Equal(new Counts(5, 0, 0), (await Chamber.Card(world, ballot)).Counts);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_goes_in_after_the_close_also_before_the_timer_came(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.CastAll(world, ballot, Vote.Yes, Vote.Yes, Vote.No);
        world.Clock.Hold(World.Morning + Week);
        Assert.Equal("ballot.closed", (await Chamber.Cast(world, ballot, "Cordova Systems", Vote.No)).Refusal?.Code);
        await world.Settle();
        Assert.Equal("ballot.closed", (await Chamber.Cast(world, ballot, "Cordova Systems", Vote.No)).Refusal?.Code);
        Assert.Equal(3, (await Chamber.Card(world, ballot)).Voted);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_roll_is_as_it_was_when_the_ballot_opened(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world, (Second, Excluded.Provisional));
        var late = await Chamber.Join(world, 1);
        Assert.Equal("ballot.not-on-roll", (await Chamber.Cast(world, ballot, "Voter 01", Vote.Yes)).Refusal?.Code);
        Assert.Equal("ballot.does-not-count", (await Chamber.Cast(world, ballot, Second, Vote.Yes)).Refusal?.Code);
        Assert.Equal(5, (await world.Do(s => s.GetRequiredService<BallotsDoor>().Roll(ballot))).Count);
        Assert.DoesNotContain(await world.Do(s => s.GetRequiredService<BallotsDoor>().Roll(ballot)), r => r.Practice == late.Practice);
        Assert.Equal(4, (await Chamber.Card(world, ballot)).Eligible);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_practice_steps_back_before_it_has_voted_and_counts_no_more(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.Cast(world, ballot, Third, Vote.No);
        Assert.False((await Recuse(world, ballot, First)).Refused);
        Assert.Equal("ballot.does-not-count", (await Chamber.Cast(world, ballot, First, Vote.Yes)).Refusal?.Code);
        Assert.Equal("ballot.does-not-count", (await Recuse(world, ballot, First)).Refusal?.Code);
        Assert.Equal("ballot.too-late-to-recuse", (await Recuse(world, ballot, Third)).Refusal?.Code);
        Assert.Equal((4, 1), await world.Do(async s => await s.GetRequiredService<BallotsDoor>().Card(ballot) is { } c ? (c.Eligible, c.Voted) : default));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_cancelled_ballot_is_never_counted_and_may_be_opened_anew(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.CastAll(world, ballot, Vote.Yes, Vote.No, Vote.No, Vote.No);
        Assert.Equal("ballot.open-already", (await Told.Run(world, Actor.House(world.Chapter), (BallotsDoor d) => d.Open(Chamber.Asked(world)))).Refusal?.Code);
        Assert.False((await Told.Run(world, Actor.House(world.Chapter), (BallotsDoor d) => d.Cancel(ballot, "application-withdrawn"))).Refused);
        Assert.Empty(await Chamber.SealedBox(world, ballot));
        await world.Pass(Week);
        var card = await Chamber.Card(world, ballot);
        Assert.Equal((BallotState.Cancelled, null), (card.State, card.Counts));
        Assert.NotEqual(ballot, await Chamber.Open(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_box_that_does_not_reconcile_is_not_counted(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await Chamber.CastAll(world, ballot, Vote.Yes, Vote.Yes, Vote.Yes);
        var seal = world.Services.GetRequiredService<BoxSeal>();
        await world.Do(async s =>
        {
            var box = await s.GetRequiredService<CollegiumDb>().Set<BallotBox>().SingleAsync(b => b.Id == ballot);
            box.Sealed = seal.Seal(ballot, Papers.Add(seal.Open(box), new Paper(Receipt.Hash(ballot, Receipt.New())!, Vote.No)));
            return Done.It;
        });
        await world.Pass(Week);
        Assert.Equal(BallotState.Open, (await Chamber.Card(world, ballot)).State);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Erased_words_leave_roll_and_counts(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world);
        await world.Do<Done>(async s => { await s.GetRequiredService<BallotsDoor>().EraseWords(Chamber.Candidate); return Done.It; });
        Assert.Null(await world.Do(s => s.GetRequiredService<BallotsDoor>().Question(ballot)));
        Assert.False((await Chamber.Cast(world, ballot, First, Vote.Yes)).Refused);
        Assert.DoesNotContain("Ferrow", string.Concat(await world.Look(db => db.Set<Fact>().Select(f => f.Data).ToListAsync())), StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Letters_go_to_the_people_who_count_and_tell_the_question_the_page_and_how_it_ended(string engine)
    {
        await using var world = await World.Start(engine);
        var ballot = await Chamber.Open(world, (Second, Excluded.Conflict));
        await world.Settle();
        var receipts = await Chamber.CastAll(world, ballot, Vote.Yes);
        await Chamber.Cast(world, ballot, Third, Vote.No);
        await world.Pass(Week);
        var letters = await world.Look(db => db.Set<MailMessage>().AsNoTracking().Where(m => m.Kind.StartsWith("ballot.")).ToListAsync());
        Assert.Equal((4, 4), (letters.Count(l => l.Kind == "ballot.opened"), letters.Count(l => l.Kind == "ballot.closed")));
        Assert.DoesNotContain(letters, l => l.ToAddress == "person2@members.example" || receipts.Any(r => l.Text.Contains(r, StringComparison.Ordinal)));
        Assert.All(letters, l => Assert.Contains($"/ballots/{ballot}", l.Text, StringComparison.Ordinal));
        Assert.Contains(Chamber.Question, letters[0].Text, StringComparison.Ordinal);
        Assert.Contains(letters, l => l.Subject == "The ballot has not carried" && l.Text.Contains("1 yes, 1 no, 0 abstained", StringComparison.Ordinal));
    }

    private static Task<Result<Guid>> Recuse(World world, Guid ballot, string practice) =>
        Told.Run(world, Chamber.Of(world, practice), (BallotsDoor d) => d.Recuse(ballot));

    private static Task<List<string>> Kinds(World world) => world.Look(db =>
        db.Set<Fact>().Where(f => f.Kind.StartsWith("ballot.")).OrderBy(f => f.Seq).Select(f => f.Kind).ToListAsync());

    private static async Task<(int Again, int First)> Letters(World world)
    {
        var sent = await world.Look(db => db.Set<MailMessage>().Select(m => m.Kind).ToListAsync());
        return (sent.Count(k => k == "ballot.second-call"), sent.Count(k => k == "ballot.opened"));
    }
}
