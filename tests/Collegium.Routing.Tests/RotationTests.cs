namespace Collegium.Routing.Tests;

/// <summary>
/// Whose turn it is among equals. Decline-safe and absence-safe follow from how the caller counts <see cref="Profile.WaitingDays"/>.
/// </summary>
public class RotationTests
{
    private static RankedCandidate Winner(MatchIndex index, int seed) =>
        index.Rank(World.Query() with { TieSeed = (ulong)seed }, 1).Candidates[0];

    [Fact]
    public void Equals_win_equally_often()
    {
        const int practices = 10, draws = 20_000;
        var index = World.Index(Enumerable.Range(0, practices).Select(id => World.Profile(id, 1000 + 37 * id)));
        var wins = new Dictionary<int, int>();
        for (var seed = 0; seed < draws; seed++)
        {
            var winner = Winner(index, seed).Practice;
            wins[winner] = wins.GetValueOrDefault(winner) + 1;
        }

        const double expected = (double)draws / practices;
        var chiSquare = Enumerable.Range(0, practices).Sum(id => Math.Pow(wins.GetValueOrDefault(1000 + 37 * id) - expected, 2) / expected);
        // The seeds are fixed, so this never fails by chance; 27.9 is the 0.1 % point at 9 degrees of freedom.
        Assert.True(chiSquare < 27.9, $"χ² = {chiSquare:F1}");
    }

    [Fact]
    public void A_practice_with_more_people_has_no_more_lots()
    {
        var index = World.Index([World.Profile(0, 0), .. Enumerable.Range(1, 9).Select(id => World.Profile(id, 1))]);
        var wins = Enumerable.Range(0, 4000).Count(seed => Winner(index, seed).Practice == 0);
        Assert.InRange(wins, 1850, 2150);
    }

    [Fact]
    public void Among_colleagues_the_lot_decides_too()
    {
        var index = World.Index(World.Profile(0, 5), World.Profile(1, 5));
        var first = Enumerable.Range(0, 4000).Count(seed => Winner(index, seed).Profile == 0);
        Assert.InRange(first, 1850, 2150);
    }

    [Fact]
    public void The_same_seed_draws_the_same_lot()
    {
        var profiles = Enumerable.Range(0, 50).Select(id => World.Profile(id)).ToList();
        IEnumerable<int> Order(IEnumerable<Profile> all) => World.Index(all).Rank(World.Query(), 50).Candidates.Select(one => one.Practice);
        Assert.Equal(Order(profiles), Order(Enumerable.Reverse(profiles)));
    }

    [Theory]
    [InlineData(30, 31)] // both beyond the tenth day, equal points
    [InlineData(3, 3.01)]
    public void At_equal_points_the_longer_waiting_goes_first_whatever_the_lot(double shorter, double longer)
    {
        var index = World.Index(World.Profile(0) with { WaitingDays = shorter }, World.Profile(1) with { WaitingDays = longer });
        Assert.All(Enumerable.Range(0, 200), seed =>
        {
            var both = index.Rank(World.Query() with { TieSeed = (ulong)seed }, 2).Candidates;
            Assert.Equal(both[0].Points, both[1].Points);
            Assert.Equal(1, both[0].Practice);
        });
    }

    [Fact]
    public void Waiting_never_lifts_the_poor_over_the_good()
    {
        var index = World.Index(
            World.Profile(0) with { Skills = [new(World.Network, 0.9f)], WaitingDays = 0 },
            World.Profile(1) with { Skills = [new(World.Network, 0.5f)], WaitingDays = 1000 });
        Assert.Equal(0, index.Rank(World.Query(), 1).Candidates[0].Practice);
    }

    [Fact]
    public void Work_goes_round_when_the_winner_starts_anew()
    {
        var waiting = Enumerable.Range(0, 5).ToDictionary(practice => practice, _ => 0.0);
        var wins = new double[5];
        for (var day = 0; day < 100; day++)
        {
            var index = World.Index(waiting.Select(one => World.Profile(one.Key) with { WaitingDays = one.Value }));
            var winner = Winner(index, day).Practice;
            wins[winner]++;
            waiting = waiting.ToDictionary(one => one.Key, one => one.Key == winner ? 0 : one.Value + 1);
        }

        Assert.Equal(1, Fairness.Jain(wins), 9);
    }
}
