namespace Collegium.Routing.Tests;

/// <summary>What brings how many points, and that the reasons add up.</summary>
public class FactorTests
{
    private static Reason Of(Factor factor, Profile profile, MatchQuery? query = null) =>
        Assert.Single(World.Index(profile).Rank(query ?? World.Query(), 1).Candidates).Reasons.Single(reason => reason.Factor == factor);

    [Theory]
    [InlineData(1, 45)]
    [InlineData(0.8f, 36)]
    [InlineData(0.5f, 23)] // 22.5, half goes up
    [InlineData(0.01f, 0)]
    public void Skill_in_proportion_to_the_level(float level, int points)
    {
        var reason = Of(Factor.Skill, World.Profile(0) with { Skills = [new(World.Network, level)] });
        Assert.Equal(new Reason(Factor.Skill, points, level, 1), reason);
    }

    [Fact]
    public void Needs_weigh_as_sure_as_triage_is()
    {
        var query = World.Query() with { Needs = [new(World.Network, 0.6), new(99, 0.2)] };
        Assert.Equal(0.75, Of(Factor.Skill, World.Profile(0) with { Skills = [new(World.Network, 1)] }, query).Evidence, 9);
    }

    [Fact]
    public void A_skill_listed_twice_counts_at_its_highest() =>
        Assert.Equal(45, Of(Factor.Skill, World.Profile(0) with { Skills = [new(7, 0.2f), new(7, 1), new(7, 0.3f)] }).Points);

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 8)]
    [InlineData(2, 11)]
    [InlineData(3, 13)]
    [InlineData(50, 15)]
    public void Knowing_the_client_grows_ever_slower(int jobs, int points)
    {
        var query = World.Query() with { JobsWithClient = new Dictionary<int, int> { [0] = jobs } };
        Assert.Equal(new Reason(Factor.Knows, points, jobs), Of(Factor.Knows, World.Profile(0), query));
    }

    [Theory]
    [InlineData(0, 15)]
    [InlineData(10, 8)]
    [InlineData(30, 4)]
    [InlineData(3000, 0)]
    public void Near_is_halved_at_ten_miles(double miles, int points)
    {
        var south = World.Profile(0) with { Latitude = World.Baltimore.Latitude - miles / 69.0936 };
        var reason = Of(Factor.Near, south, World.Query() with { RemoteOk = true });
        Assert.Equal(points, reason.Points);
        Assert.Equal(miles, reason.Evidence, miles * 1e-4);
    }

    [Fact]
    public void An_unknown_place_is_not_spoken_of()
    {
        var candidate = World.Index(World.Profile(0)).Rank(World.Query() with { Client = null }, 1).Candidates[0];
        Assert.Equal([Factor.Skill, Factor.Knows, Factor.Load, Factor.Turn, Factor.Debt], candidate.Reasons.Select(reason => reason.Factor));
    }

    [Theory]
    [InlineData(0, 4, 10)]
    [InlineData(1, 4, 8)]
    [InlineData(3, 4, 3)]
    [InlineData(0, 1, 10)]
    public void Load_is_the_free_part_of_the_capacity(int open, int capacity, int points) =>
        Assert.Equal(
            new Reason(Factor.Load, points, open, capacity),
            Of(Factor.Load, World.Profile(0) with { OpenWork = open, Capacity = capacity }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(1, 3)]
    [InlineData(2.5, 7)]
    [InlineData(5, 11)]
    [InlineData(10, 15)]
    [InlineData(400, 15)]
    public void Turn_is_concave_and_full_at_ten_days(double days, int points) =>
        Assert.Equal(new Reason(Factor.Turn, points, days), Of(Factor.Turn, World.Profile(0) with { WaitingDays = days }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.5, 13)]
    [InlineData(1, 25)]
    public void Debt_counts_in_proportion(double debt, int points) =>
        Assert.Equal(new Reason(Factor.Debt, points, debt, 1), Of(Factor.Debt, World.Profile(0) with { Debt = debt }));

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Debt_lies_between_nothing_and_all(double debt) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => World.Index(World.Profile(0) with { Debt = debt }));

    [Theory]
    [InlineData(0, 0)]
    [InlineData(0.25, 3)]
    [InlineData(0.5, 5)]
    [InlineData(1, 10)]
    public void Trust_counts_in_proportion(double trust, int points)
    {
        var query = World.Query() with { Trust = new Dictionary<int, double> { [0] = trust } };
        Assert.Equal(new Reason(Factor.Trust, points, trust, 1), Of(Factor.Trust, World.Profile(0), query));
        Assert.Equal(0, Of(Factor.Trust, World.Profile(1), query).Points);
    }

    [Theory]
    [InlineData(-0.01)]
    [InlineData(1.01)]
    [InlineData(double.NaN)]
    public void Trust_lies_between_nothing_and_all(double trust) => Assert.Throws<ArgumentOutOfRangeException>(() =>
        World.Index(World.Profile(0)).Rank(World.Query() with { Trust = new Dictionary<int, double> { [5] = trust } }, 1));

    [Fact]
    public void The_charter_sets_the_weights()
    {
        var query = World.Query() with { Weights = new Weights(Skill: 100, Knows: 0, Near: 0, Load: 0, Turn: 0, Debt: 0) };
        Assert.Equal(80, Assert.Single(World.Index(World.Profile(0)).Rank(query, 1).Candidates).Points);
    }

    [Fact]
    public void Everybody_at_his_best_gets_a_hundred()
    {
        var best = World.Profile(0) with { Skills = [new(World.Network, 1)], OpenWork = 0, WaitingDays = 10 };
        var query = World.Query() with { JobsWithClient = new Dictionary<int, int> { [0] = 9 } };
        Assert.Equal(100, Assert.Single(World.Index(best).Rank(query, 1).Candidates).Points);
    }
}
