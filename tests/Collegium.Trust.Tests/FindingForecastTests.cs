namespace Collegium.Trust.Tests;

/// <summary>A finding weighs what its reviewer's findings were worth before.</summary>
public class FindingForecastTests
{
    private const int Praiser = 1, Judge = 2, Stranger = 3;

    /// <summary>Ten candidates, every second good: the praiser praises all, the judge is always right.</summary>
    private static FindingForecast Past(double weight = 6)
    {
        var past = new FindingForecast(weight);
        for (var candidate = 0; candidate < 10; candidate++)
        {
            var good = candidate % 2 == 0;
            past.TurnedOut([new(Praiser, true), new(Judge, good)], good);
        }

        return past;
    }

    [Fact]
    public void Without_a_past_nothing_weighs() => Assert.Equal(0, new FindingForecast().Evidence([new(Judge, true), new(Praiser, false)]));

    [Fact]
    public void Weights_by_hand()
    {
        // All: of 10 findings before a good end 10 praised, of 10 before a bad end 5. Own counts of 5 are drawn there by 6 more.
        var past = Past();
        Assert.Equal(Math.Log((5 + 6 * 1.0) / (5 + 6) / ((5 + 6 * .5) / (5 + 6))), past.Weigh(new(Praiser, true)), 6);
        Assert.Equal(Math.Log((5 + 6 * 1.0) / (5 + 6) / ((0 + 6 * .5) / (5 + 6))), past.Weigh(new(Judge, true)), 6);
        Assert.Equal(Math.Log(1 / .5), past.Weigh(new(Stranger, true)), 6);
    }

    [Fact]
    public void Who_is_always_right_outweighs_who_praises_everybody()
    {
        var past = Past();
        Assert.True(past.Weigh(new(Judge, true)) > past.Weigh(new(Stranger, true)));
        Assert.True(past.Weigh(new(Stranger, true)) > past.Weigh(new(Praiser, true)));
        Assert.True(past.Evidence([new(Praiser, true), new(Judge, false)]) < 0);
    }

    [Fact]
    public void More_pseudo_findings_bring_a_reviewer_nearer_to_the_rest()
    {
        var rest = Past().Weigh(new(Stranger, true));
        Assert.True(Math.Abs(Past(60).Weigh(new(Judge, true)) - rest) < Math.Abs(Past(2).Weigh(new(Judge, true)) - rest));
        Assert.Throws<ArgumentOutOfRangeException>(() => new FindingForecast(0));
    }

    [Fact]
    public void The_plainer_readings_by_hand()
    {
        var row = Past().ToRow([new(Praiser, true), new(Judge, false)]);
        Assert.Equal(.5, row[0]);
        var (praiser, judge) = ((5 + 3) / 14.0 - .5, (10 + 3) / 14.0 - .5); // right 5 and 10 times of 10
        Assert.Equal(praiser / (praiser + judge), row[1], 9);
        Assert.Equal((1 - 14.5 / 16 - 9.5 / 16) / 2, row[2], 9);
        Assert.Equal(.5, row[3], 9);
        Assert.Equal(Math.Log(11), row[5], 9);
        Assert.Throws<ArgumentException>(() => Past().ToRow([]));
    }

    [Fact]
    public void The_order_of_findings_does_not_matter() => Law.Holds(chance =>
    {
        var (one, other) = (new FindingForecast(), new FindingForecast());
        SignedFinding[] findings = [];
        for (var candidate = 0; candidate < 20; candidate++)
        {
            findings = [.. Enumerable.Range(0, 8).Select(_ => new SignedFinding(chance.Next(6), chance.Next(3) > 0))];
            var well = chance.Next(2) == 0;
            one.TurnedOut(findings, well);
            chance.Shuffle(findings);
            other.TurnedOut(findings, well);
        }

        Assert.Equal(one.Evidence(findings), other.Evidence(findings));
    });

    [Fact]
    public void In_real_elections_ten_votes_tell_more_by_weight_than_by_number()
    {
        Assert.SkipUnless(Networks.AreHere, Networks.Absent);
        var past = new FindingForecast();
        var cases = new List<(double Weight, double Share, bool Passed)>();
        foreach (var ballot in Networks.Rows("wiki-elections-1.csv.gz").GroupBy(row => row[0]))
        {
            var votes = ballot.Select(row => new SignedFinding((int)row[3], row[4] > 0)).ToArray();
            var passed = votes.Count(vote => vote.Favourable) >= .8 * votes.Length;
            if (ballot.Key >= 200 && votes.Length >= 20)
            {
                cases.Add((past.Evidence(votes.AsSpan(0, 10)), votes.Take(10).Count(vote => vote.Favourable), passed));
            }

            past.TurnedOut(votes, passed);
        }

        double Told(Func<(double Weight, double Share, bool Passed), double> score) => cases.Where(one => one.Passed).Average(one =>
            cases.Where(other => !other.Passed).Average(other => score(one) > score(other) ? 1 : score(one) == score(other) ? .5 : 0));
        Assert.True(Told(one => one.Weight) >= .885);
        Assert.True(Told(one => one.Weight) > Told(one => one.Share));
    }
}
