using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Collegium.Members.FirstJobs;
using Collegium.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Regard;

/// <summary>Trust and the floor in the ranking of a real chapter, following what is put on record.</summary>
public sealed class RegardTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_vouch_brings_trust_into_the_ranking_at_once_and_says_by_way_of_whom(string engine)
    {
        await using var world = await World.Start(engine);
        Assert.All((await Rank(world, null)).Choices, c => Assert.DoesNotContain(c.Reasons, r => r.Factor == "trust"));
        var (whitlock, benavidez, halloran, cordova) = (world.Practices["Whitlock & Obi"], world.Practices["Benavidez Works"], world.Practices["Halloran Networks"], world.Practices["Cordova Systems"]);
        await Spoken.Vouch(world, whitlock, benavidez);
        await Spoken.Vouch(world, benavidez, halloran);

        var asked = await Rank(world, whitlock);
        Assert.DoesNotContain(asked.Choices, c => c.Practice == whitlock);
        Assert.Equal("You know their work yourselves", Trust(asked, benavidez).Note);
        Assert.Equal("Trusted through Benavidez Works", Trust(asked, halloran).Note);
        Assert.Equal(("Hangs on nobody you know yet", 0), (Trust(asked, cordova).Note, Trust(asked, cordova).Value));
        Assert.True(Trust(asked, benavidez).Value > 0);
        Assert.All(asked.Choices, c => Assert.Equal(c.Points, c.Reasons.Sum(r => r.Value)));

        var desk = await Rank(world, null);
        Assert.Equal("One of those the chapter’s trust starts with", Trust(desk, cordova).Note);
        Assert.True(Trust(desk, halloran).Value >= Trust(desk, cordova).Value);

        var request = await Told.Asked(world);
        Assert.Contains(request["offers"]![0]!["reasons"]!.AsArray(), r => (string?)r!["factor"] == "trust");
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Below_the_floor_nobody_is_asked_and_one_bad_rating_is_not_below(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var doer = (await steward.Get(at)).Body!["practice"]!.Id();
        await steward.Post($"{at}/estimate", new { minutesFrom = 30, minutesTo = 60, partsMinor = 0 });
        await steward.Post($"{at}/approval");
        await steward.Post($"{at}/completion", new { note = "Done." });
        Assert.Equal(200, (await world.As("client").Post($"{at}/confirmation", new { rating = 1 })).Status);
        Assert.Empty((await Rank(world, null)).Gates);
        Assert.Contains((await Rank(world, null)).Choices, c => c.Practice == doer);

        await world.Do<Done>(async s =>
        {
            s.GetRequiredService<CollegiumDb>().Add(new FirstJob
            {
                Id = Guid.CreateVersion7(), PracticeId = doer, RequestId = Guid.CreateVersion7(), AskedAt = World.Morning, DoneAt = World.Morning,
                ReviewerPractice = world.Practices.Values.First(p => p != doer), Good = false, Words = "The copy was never tried.",
            });
            s.GetRequiredService<FactLog>().Append("first-job.reviewed", new("first-job", doer) { Practice = doer }, Sight.Practice);
            await Task.CompletedTask;
            return Done.It;
        });
        var now = await Rank(world, null);
        Assert.DoesNotContain(now.Choices, c => c.Practice == doer);
        Assert.Equal(new GateNote("goodness", 1, "what clients and reviewers say of the work is below the charter’s floor"), Assert.Single(now.Gates));
    }

    private static Task<Shortlist> Rank(World world, Guid? by) => world.Do(s => s.GetRequiredService<MembersDoor>().Rank(
        new JobToMatch(world.Clients["Hollis Ranch Realty"], [("networks", 1)]) { Seed = Guid.CreateVersion7(), Today = DateOnly.FromDateTime(World.Morning), AskedBy = by }, 10));

    private static RankReason Trust(Shortlist found, Guid practice) => found.Choices.Single(c => c.Practice == practice).Reasons.Single(r => r.Factor == "trust");
}
