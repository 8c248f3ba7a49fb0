namespace Collegium.Routing.Tests;

/// <summary>What must be true of any ranking of any chapter.</summary>
public class RankingLaws
{
    private static (List<Profile> Profiles, MatchQuery Query) Any(Random chance)
    {
        var size = 1 + chance.Next(300);
        return (World.Chapter(chance, size), World.AnyQuery(chance, size));
    }

    private static string Shown(RankedCandidate one) => $"{one.Practice}/{one.Profile} {one.Points} {string.Join(' ', one.Reasons)}";

    private static List<string> Order(IEnumerable<Profile> profiles, MatchQuery query, int top = int.MaxValue) =>
        World.Index(profiles).Rank(query, top).Candidates.Select(Shown).ToList();

    [Fact]
    public void Reasons_sum_to_the_points_and_are_whole() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        foreach (var candidate in World.Index(profiles).Rank(query, int.MaxValue).Candidates)
        {
            Assert.Equal(candidate.Points, candidate.Reasons.Sum(reason => reason.Points));
            Assert.All(candidate.Reasons, reason => Assert.True(double.IsInteger(reason.Points) && reason.Points >= 0));
        }
    });

    [Fact]
    public void Everybody_is_either_stopped_or_stands_behind_his_practices_best() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var index = World.Index(profiles);
        var ranking = index.Rank(query, int.MaxValue);
        var passed = profiles.Where(profile => index.Explain(profile.Id, query) is null).ToList();
        Assert.Equal(profiles.Count, ranking.Considered);
        Assert.Equal(profiles.Count - passed.Count, ranking.Gates.Sum(gate => gate.Count));
        Assert.Equal(passed.Select(profile => profile.Practice).Distinct().Order(), ranking.Candidates.Select(one => one.Practice).Order());
        foreach (var profile in passed)
        {
            var alone = World.Index(profile).Rank(query, 1).Candidates[0];
            Assert.True(alone.Points <= ranking.Candidates.Single(one => one.Practice == profile.Practice).Points);
        }
    });

    [Fact]
    public void More_points_come_first_then_longer_waiting() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var order = World.Index(profiles).Rank(query, int.MaxValue).Candidates;
        var keys = order.Select(one => (one.Points, profiles[one.Profile].WaitingDays)).ToList();
        Assert.Equal(keys.OrderByDescending(key => key), keys);
    });

    [Fact]
    public void Fewer_places_show_the_same_head() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var top = chance.Next(12);
        Assert.Equal(Order(profiles, query).Take(top), Order(profiles, query, top));
    });

    [Fact]
    public void The_order_profiles_came_in_does_not_matter() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var shuffled = profiles.ToArray();
        chance.Shuffle(shuffled);
        Assert.Equal(Order(profiles, query), Order(shuffled.Concat(profiles.Take(5)), query));
    });

    [Fact]
    public void Another_practice_never_changes_the_order_of_the_rest() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var stranger = World.Chapter(chance, 1)[0] with { Id = profiles.Count, Practice = profiles.Count };
        var with = World.Index(profiles.Append(stranger)).Rank(query, int.MaxValue).Candidates;
        Assert.Equal(Order(profiles, query), with.Where(one => one.Practice != stranger.Practice).Select(Shown));
    });

    [Fact]
    public void Without_the_winner_the_second_wins() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        var order = World.Index(profiles).Rank(query, int.MaxValue).Candidates;
        if (order.Count > 0)
        {
            var index = World.Index(profiles);
            Assert.All(profiles.Where(profile => profile.Practice == order[0].Practice), profile => Assert.True(index.Remove(profile.Id)));
            Assert.Equal(order.Skip(1).Select(Shown), index.Rank(query, int.MaxValue).Candidates.Select(Shown));
        }
    });

    [Fact]
    public void Waiting_longer_never_loses_a_place() => Law.Holds(chance =>
    {
        var (profiles, query) = Any(chance);
        int Place(IEnumerable<Profile> all, int practice) =>
            World.Index(all).Rank(query, int.MaxValue).Candidates.TakeWhile(one => one.Practice != practice).Count();
        var lucky = profiles[0].Practice;
        var later = profiles.Select(one => one.Practice == lucky ? one with { WaitingDays = one.WaitingDays + 2 } : one);
        Assert.True(Place(later, lucky) <= Place(profiles, lucky));
    });
}
