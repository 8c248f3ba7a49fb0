namespace Collegium.Trust.Tests;

/// <summary>Whom to look at twice: whose word carries a member, whose word speaks against him, and what was known before anybody complained.</summary>
public class StandingRiskTests
{
    // The council 0 trusts 1 and 2, who trust one another; 1 speaks for 3 and warns of 4; strangers 5 6 7 praise one another and 4.
    private static readonly Rating[] Village =
    [
        new(0, 1, 1), new(0, 2, 1), new(1, 2, .5), new(2, 1, .5), new(1, 3, .5), new(1, 4, -1),
        new(5, 6, 1), new(6, 7, 1), new(7, 5, 1), new(5, 4, 1), new(6, 4, 1), new(7, 4, 1),
    ];

    private static readonly StandingRisk Read = StandingRisk.Read(8, Village, [0]);

    [Fact]
    public void A_stranger_s_word_is_worth_nothing()
    {
        Assert.Equal([0, 0, 0], new[] { Read.Credit[5], Read.Credit[6], Read.Credit[7] });
        Assert.Equal(0, Read[4].VoucherMass);
        Assert.Equal(Read.Credit[1], Read[4].DistrustMass, 12);
        Assert.Equal(.5 * Read.Credit[1], Read[3].VoucherMass, 12);
    }

    [Fact]
    public void Trust_mass_is_one_for_the_mean_member_and_comes_from_the_council()
    {
        Assert.Equal(8, Enumerable.Range(0, 8).Sum(member => Read[member].TrustMass), 6);
        Assert.Equal(0, Read[6].TrustMass);
        Assert.True(Read[1].TrustMass > Read[3].TrustMass);
    }

    [Fact]
    public void Credit_is_trust_mass_by_the_root_of_goodness_over_what_was_given()
    {
        // Member 1 gave .5 and .5: 1 in all.
        Assert.Equal(Read[1].TrustMass * Math.Sqrt(Read[1].ShrunkGoodness / 1), Read.Credit[1], 12);
    }

    [Fact]
    public void The_one_the_trusted_warn_of_stands_out_whatever_strangers_say()
    {
        int[] people = [1, 2, 3, 4];
        var risks = Read.Compare(people);
        Assert.Equal(4, people[Array.IndexOf(risks, risks.Max())]);
        Assert.All(risks, risk => Assert.InRange(risk, 0, 1));
        Assert.InRange(Read[4].Balance, -1, -.1);
        Assert.True(Read[3].Balance > 0);
    }

    [Fact]
    public void Counts_are_counts()
    {
        var four = Read[4];
        Assert.Equal((4, 1, 1, 0.0), (four.Raters, four.IndependentRaters, four.Complaints, four.Answered));
        Assert.Equal((2, .5, 1 / 3.0), (Read[1].Raters, Read[2].Answered, Read[1].GivenBelow));
        Assert.Equal(0, Read[1].IndependentRaters); // 0 got no goodness from anybody, and 2 was rated back
    }

    [Fact]
    public void Before_the_first_complaint_the_word_of_his_vouchers_tells()
    {
        var heard = Read.VoucherMass(Village.Where(rating => rating.Value > 0).ToArray());
        Assert.Equal(0, heard[4]);
        Assert.True(heard[3] > 0);
    }

    [Fact]
    public void Learning_turns_signals_into_odds()
    {
        var model = Read.Learn([1, 2, 3, 4, 5, 6], [false, false, false, true, true, true]);
        Assert.True(model.Probability(Read[4].ToRow()) > .5);
        Assert.True(model.Probability(Read[2].ToRow()) < .5);
    }

    [Fact]
    public void Logistic_regression_by_hand()
    {
        // One number that is 0 or 1, ten cases each, nine of ten alike: with hardly any ridge the odds are those of the cases.
        var cases = Enumerable.Range(0, 20).Select(at => new double[] { at / 10 }).ToArray();
        var yes = Enumerable.Range(0, 20).Select(at => at == 0 || at > 10).ToArray();
        var model = LogisticModel.Learn(cases, yes, trust: 1e6);
        Assert.Equal(.1, model.Probability([0]), 5);
        Assert.Equal(.9, model.Probability([1]), 5);
    }

    [Fact]
    public void The_order_of_ratings_and_the_names_do_not_matter() => Law.Holds(chance =>
    {
        var ratings = Enumerable.Range(0, 80).Select(_ => new Rating(chance.Next(20), chance.Next(20), chance.Next(-10, 11) / 10.0)).ToArray();
        var names = Networks.Permutation(chance, 20);
        var first = StandingRisk.Read(20, ratings, [3, 4]);
        chance.Shuffle(ratings);
        var renamed = ratings.Select(rating => new Rating(names[rating.Source], names[rating.Target], rating.Value)).ToArray();
        var second = StandingRisk.Read(20, renamed, [names[3], names[4]]);
        Assert.All(Enumerable.Range(0, 20), member =>
            Assert.All(first[member].ToRow().Zip(second[names[member]].ToRow()), pair => Assert.Equal(pair.First, pair.Second, 1e-4)));
    }, 50);

    [Fact]
    public void On_real_members_it_tells_frauds_from_the_rest()
    {
        Assert.SkipUnless(Networks.AreHere, Networks.Absent);
        var council = Networks.Rows("bitcoin-otc-trusted-raters.csv").Select(row => (int)row[0]).ToArray();
        var labels = Networks.Rows("bitcoin-otc-labels.csv").Where(row => !council.Contains((int)row[0])).ToDictionary(row => (int)row[0], row => row[1] < 0);
        var ratings = Networks.Rows("bitcoin-otc.csv.gz").Select(row => new Rating((int)row[0], (int)row[1], row[2] / 10))
            .Where(rating => !(council.Contains(rating.Source) && labels.ContainsKey(rating.Target))).ToArray();
        var people = labels.Keys.Order().ToArray();
        var risks = StandingRisk.Read(ratings.Max(rating => Math.Max(rating.Source, rating.Target)) + 1, ratings, council).Compare(people);
        var (bad, good) = (people.Zip(risks).Where(one => labels[one.First]).ToList(), people.Zip(risks).Where(one => !labels[one.First]).ToList());
        var told = bad.Average(one => good.Average(other => one.Second > other.Second ? 1 : one.Second == other.Second ? .5 : 0));
        Assert.True(told >= .962, $"{told:F4}");
    }
}
