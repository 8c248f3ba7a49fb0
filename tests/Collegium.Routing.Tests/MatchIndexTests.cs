namespace Collegium.Routing.Tests;

/// <summary>Keeping the index: adding, replacing, taking out, refusing nonsense, and reading while somebody writes.</summary>
public class MatchIndexTests
{
    [Fact]
    public void A_profile_is_replaced_by_its_handle_and_can_be_taken_out()
    {
        var index = World.Index(World.Profile(300), World.Profile(300) with { OpenWork = 2 }, World.Profile(2));
        Assert.Equal(2, index.Count);
        Assert.Equal(2, index.Find(300)!.OpenWork);
        Assert.True(index.Remove(300));
        Assert.False(index.Remove(300));
        Assert.False(index.Remove(-1));
        Assert.False(index.Remove(5_000_000));
        Assert.Equal([2], index.Rank(World.Query(), 10).Candidates.Select(one => one.Profile));
        Assert.Equal(1, index.Count);
    }

    [Fact]
    public void An_empty_chapter_has_an_empty_ranking()
    {
        var ranking = new MatchIndex().Rank(World.Query(), 10);
        Assert.Empty(ranking.Candidates);
        Assert.Empty(ranking.Gates);
        Assert.Equal(0, ranking.Considered);
    }

    [Fact]
    public void Changing_a_list_afterwards_changes_nothing()
    {
        var skills = new List<SkillLevel> { new(World.Network, 0.8f) };
        var index = World.Index(World.Profile(0) with { Skills = skills });
        skills.Clear();
        Assert.Null(index.Explain(0, World.Query()));
    }

    [Fact]
    public void Nonsense_is_refused_at_the_door()
    {
        Func<Profile, Profile>[] nonsense =
        [
            profile => profile with { Id = -1 },
            profile => profile with { Id = MatchIndex.MaxId + 1 },
            profile => profile with { Skills = [new(World.Network, 1.1f)] },
            profile => profile with { Skills = [new(World.Network, float.NaN)] },
            profile => profile with { Latitude = 91 },
            profile => profile with { Longitude = double.NaN },
            profile => profile with { ReachMiles = -1 },
            profile => profile with { Capacity = -1 },
            profile => profile with { OpenWork = -1 },
            profile => profile with { WaitingDays = double.NaN },
            profile => profile with { Absences = [new(World.Noon, World.Noon)] },
            profile => profile with { Absences = [new(World.Noon.ToLocalTime(), World.Noon.AddDays(1))] },
        ];
        Assert.All(nonsense, change => Assert.Throws<ArgumentOutOfRangeException>(() => World.Index(change(World.Profile(0)))));
    }

    [Fact]
    public void A_query_out_of_range_is_refused()
    {
        Func<MatchQuery, MatchQuery>[] nonsense =
        [
            query => query with { Needs = [new(World.Network, 1.5)] },
            query => query with { Needs = [new(World.Network, double.NaN)] },
            query => query with { Client = new Place(0, 181) },
            query => query with { Weights = new Weights(Turn: -1) },
        ];
        Assert.All(nonsense, change => Assert.Throws<ArgumentOutOfRangeException>(() => new MatchIndex().Rank(change(World.Query()), 1)));
        Assert.Throws<ArgumentOutOfRangeException>(() => new MatchIndex().Rank(World.Query(), -1));
    }

    [Fact]
    public async Task Readers_see_whole_moments_while_a_writer_writes()
    {
        var index = World.Index(Enumerable.Range(0, 500).Select(id => World.Profile(id)));
        var stop = TestContext.Current.CancellationToken;
        using var done = CancellationTokenSource.CreateLinkedTokenSource(stop);
        var readers = Enumerable.Range(0, 4).Select(_ => Task.Run(
            () =>
            {
                var rankings = 0;
                for (; !done.IsCancellationRequested || rankings == 0; rankings++)
                {
                    var ranking = index.Rank(World.Query(), int.MaxValue);
                    Assert.InRange(ranking.Considered, 499, 500);
                    Assert.Equal(ranking.Considered, ranking.Candidates.Count + ranking.Gates.Sum(gate => gate.Count));
                }

                return rankings;
            },
            stop)).ToArray();
        for (var round = 0; round < 3000; round++)
        {
            var id = round * 7 % 500;
            Assert.True(index.Remove(id));
            index.Upsert(World.Profile(id) with { OpenWork = round % 5 });
        }

        await done.CancelAsync();
        Assert.All(await Task.WhenAll(readers), rankings => Assert.True(rankings > 0));
    }
}
