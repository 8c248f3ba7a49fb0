namespace Collegium.Trust.Tests;

/// <summary>What members say of one another: fairness, generosity, and what would be said next.</summary>
public class RatingTests
{
    private static Rating[] Any(Random chance, int members, int count) =>
        [.. Enumerable.Range(0, count).Select(_ => new Rating(chance.Next(members), chance.Next(members), chance.Next(-10, 11) / 10.0))];

    private static Rating[] Real() =>
        [.. Networks.Rows("bitcoin-otc.csv.gz").OrderBy(row => row[3]).Select(row => new Rating((int)row[0], (int)row[1], row[2] / 10))];

    private static double Error(Rating[] told, Func<int, int, double> expect) =>
        Math.Sqrt(told.Average(rating => Math.Pow(expect(rating.Source, rating.Target) - rating.Value, 2)));

    [Fact]
    public void Who_contradicts_the_rest_is_less_fair()
    {
        // Three say 1 of member 4, one says −1: he is farther off, so his word counts less than a quarter.
        var solved = FairnessGoodness.Solve(5, [new(0, 4, 1), new(1, 4, 1), new(2, 4, 1), new(3, 4, -1)]);
        Assert.Equal(solved.Fairness[0], solved.Fairness[2]);
        Assert.True(solved.Fairness[3] < solved.Fairness[0]);
        // Goodness = (3·fair − unfair)/4 with fair = 1 − (1 − g)/2 and unfair = 1 − (1 + g)/2: g = (1 + 2g)/4, so g = ½.
        Assert.Equal(.5, solved.Goodness[4], 4);
        Assert.Equal(.75, solved.Fairness[0], 4);
        Assert.Equal(.25, solved.Fairness[3], 4);
        Assert.Equal((1.0, 0.0), (solved.Fairness[4], solved.Goodness[0]));
    }

    [Fact]
    public void Few_voices_are_drawn_to_nothing()
    {
        Rating[] ratings = [new(0, 2, 1), new(0, 3, 1), new(1, 3, 1)];
        var shrunk = FairnessGoodness.Solve(4, ratings).Shrunk(ratings);
        Assert.Equal(1 / 3.0, shrunk[2], 6);
        Assert.Equal(2 / 4.0, shrunk[3], 6);
    }

    [Fact]
    public void A_generous_rater_is_told_from_a_good_member()
    {
        // 0 gives everybody 1; 1 gives the same members 0. Nobody among 2..9 is better than another.
        var ratings = Enumerable.Range(2, 8).SelectMany(target => new[] { new Rating(0, target, 1), new Rating(1, target, 0) }).ToArray();
        var model = BiasModel.Fit(10, ratings);
        Assert.Equal(.5, model.Mean);
        Assert.Equal(.5 * 8 / 13, model.Generosity[0], 9);
        Assert.Equal(-.5 * 8 / 13, model.Generosity[1], 9);
        Assert.All(model.Esteem.ToArray(), esteem => Assert.Equal(0, esteem, 9));
        Assert.True(model.Expect(0, 2) > model.Expect(1, 2));
    }

    [Fact]
    public void The_order_of_ratings_does_not_matter_between() => Law.Holds(chance =>
    {
        // One rating a pair: of two the later counts as the answer.
        var ratings = Any(chance, 15, 60).DistinctBy(rating => (rating.Source, rating.Target)).ToArray();
        var first = RatingForecast.Fit(15, ratings, Outlook.Between);
        chance.Shuffle(ratings);
        var second = RatingForecast.Fit(15, ratings, Outlook.Between);
        for (var pair = 0; pair < 225; pair++)
        {
            Assert.Equal(first.Expect(pair / 15, pair % 15), second.Expect(pair / 15, pair % 15), 1e-6);
        }
    }, 30);

    [Fact]
    public void A_forecast_is_a_rating() => Law.Holds(chance =>
    {
        var forecast = RatingForecast.Fit(12, Any(chance, 12, chance.Next(50)), chance.Next(2) == 0 ? Outlook.Between : Outlook.Ahead);
        Assert.All(Enumerable.Range(0, 144), pair => Assert.InRange(forecast.Expect(pair / 12, pair % 12), -1, 1));
    }, 60);

    [Theory]
    [InlineData(0, 3, 0)]
    [InlineData(-1, 0, 0)]
    [InlineData(0, 1, 1.1)]
    [InlineData(0, 1, double.NaN)]
    public void A_rating_joins_two_members_and_is_from_minus_one_to_one(int source, int target, double value) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => BiasModel.Fit(3, [new Rating(source, target, value)]));

    [Fact]
    public void On_real_ratings_it_beats_its_parts_between_and_ahead()
    {
        Assert.SkipUnless(Networks.AreHere, Networks.Absent);
        var ratings = Real();
        var members = ratings.Max(rating => Math.Max(rating.Source, rating.Target)) + 1;
        var cut = (int)(.8 * ratings.Length);
        var ahead = RatingForecast.Fit(members, ratings.AsSpan(0, cut), Outlook.Ahead);
        Assert.True(Error(ratings[cut..], ahead.Expect) <= .372);
        Assert.True(Error(ratings[cut..], ahead.Expect) < Error(ratings[cut..], ahead.Biases.Expect));
        var between = RatingForecast.Fit(members, ratings.Where((_, at) => at % 10 > 0).ToArray(), Outlook.Between);
        Assert.True(Error([.. ratings.Where((_, at) => at % 10 == 0)], between.Expect) <= .258);
    }
}
