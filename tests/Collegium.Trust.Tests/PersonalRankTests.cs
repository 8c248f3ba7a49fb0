namespace Collegium.Trust.Tests;

/// <summary>Whom one member may trust by way of others: by hand on little networks, and against exact iteration on any.</summary>
public class PersonalRankTests
{
    private const double Fine = 1e-12;

    private static PersonalRank Asked(Graph graph, int member, double tolerance = Fine)
    {
        var rank = new PersonalRank(graph, 0.15, tolerance);
        rank.Ask(member);
        return rank;
    }

    private static double[] All(Graph graph, PersonalRank rank) => [.. Enumerable.Range(0, graph.Nodes).Select(node => rank[node])];

    [Fact]
    public void A_chain_passes_on_85_of_100_at_each_step()
    {
        // x0 = .15 + (what comes home from the end of the chain), x1 = .85 x0, x2 = .85 x1, and all sum to 1.
        var graph = Networks.Arrows("0-1 1-2", 4);
        var rank = Asked(graph, 0);
        var home = 1 / (1 + .85 + .85 * .85);
        Assert.Equal(home, rank[0], 9);
        Assert.Equal(.85 * home, rank[1], 9);
        Assert.Equal(.85 * .85 * home, rank[2], 9);
        Assert.Equal(0, rank[3]);
    }

    [Fact]
    public void Trust_is_shared_by_weight_and_distrust_is_not_walked()
    {
        var rank = Asked(Networks.Arrows("0-1*3 0-2*1 0-3*-1", 4), 0);
        Assert.Equal(3, rank[1] / rank[2], 9);
        Assert.Equal(0, rank[3]);
    }

    [Fact]
    public void Vouching_for_the_one_who_asks_gains_nothing()
    {
        var honest = Networks.Arrows("0-1 1-0", 10);
        var swarmed = Networks.Arrows("0-1 1-0 2-0 3-0 4-0 5-0 2-3 3-4 4-5 5-2", 10);
        Assert.Equal(All(honest, Asked(honest, 0)), All(swarmed, Asked(swarmed, 0)));
    }

    [Fact]
    public void Referrals_walk_trust_only_and_only_the_way_it_was_given()
    {
        var graph = ReferralGraph.From(4, [new(0, 1, .64), new(0, 2, .04), new(0, 3, -1), new(3, 0, 1)]);
        var rank = Asked(graph, 0);
        Assert.Equal(.8 / .2, rank[1] / rank[2], 9);
        Assert.Equal(0, rank[3]);
        Assert.Equal([0, .8], new[] { ReferralGraph.Weight(-1), ReferralGraph.Weight(.64) });
    }

    [Fact]
    public void Goodness_is_a_floor_and_never_a_factor()
    {
        var rank = Asked(Networks.Arrows("0-1*3 0-2*2 0-3*1", 5), 0);
        double[] goodness = [1, .5, .1, .9, 1];
        Assert.Equal([1, 2, 3], rank.Best(9).Select(one => one.Member));
        Assert.Equal([1, 3], rank.Best(9, goodness, .5).Select(one => one.Member));
        Assert.Equal([1], rank.Best(1, goodness, .5).Select(one => one.Member));
        Assert.Equal(rank[1], rank.Best(1)[0].Rank);
        Assert.Empty(rank.Best(0));
    }

    [Fact]
    public void Of_equals_the_lower_handle_comes_first() =>
        Assert.Equal([1, 2, 3, 4], Asked(Networks.Arrows("0-4 0-3 0-2 0-1 0-5", 6), 0).Best(4).Select(one => one.Member));

    [Fact]
    public void It_agrees_with_exact_iteration() => Law.Holds(chance =>
    {
        var graph = Graph.Directed(30, Networks.Any(chance, 30, 90, chance.Next(2) == 0));
        var member = chance.Next(30);
        var exact = TrustMass.From(graph, [member], change: 1e-14, rounds: 1000);
        Assert.All(All(graph, Asked(graph, member)).Zip(exact), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
    });

    [Fact]
    public void Ranks_sum_to_one_at_most_however_coarse() => Law.Holds(chance =>
    {
        var graph = Graph.Directed(30, Networks.Any(chance, 30, 120, chance.Next(2) == 0));
        Assert.InRange(All(graph, Asked(graph, chance.Next(30), Math.Pow(10, -1 - chance.Next(6)))).Sum(), .15 - 1e-9, 1 + 1e-9);
    });

    [Fact]
    public void A_repair_equals_asking_afresh() => Law.Holds(chance =>
    {
        var graph = Graph.Directed(25, Networks.Any(chance, 25, 60, chance.Next(2) == 0));
        var member = chance.Next(25);
        var rank = Asked(graph, member);
        for (var round = 0; round < 5; round++)
        {
            var changes = Enumerable.Range(0, 1 + chance.Next(4))
                .Select(_ => graph.Set(chance.Next(25), chance.Next(25), chance.Next(3) / 2.0)).ToArray();
            rank.Repair(changes);
            Assert.All(All(graph, rank).Zip(All(graph, Asked(graph, member))), pair => Assert.Equal(pair.Second, pair.First, 1e-9));
        }
    });

    [Fact]
    public void Names_do_not_matter() => Law.Holds(chance =>
    {
        var edges = Networks.Any(chance, 20, 60, weighted: true);
        var names = Networks.Permutation(chance, 20);
        var (one, other) = (Graph.Directed(20, edges), Graph.Directed(20, Networks.Renamed(edges, names)));
        var (first, second) = (Asked(one, 3), Asked(other, names[3]));
        Assert.All(Enumerable.Range(0, 20), node => Assert.Equal(first[node], second[names[node]], 1e-9));
    });

    [Fact]
    public void Who_asked_before_leaves_no_trace()
    {
        var graph = Graph.Directed(40, Networks.Any(new Random(1), 40, 160, weighted: true));
        var rank = Asked(graph, 0, 1e-4);
        rank.Ask(7);
        Assert.Equal(All(graph, Asked(graph, 7, 1e-4)), All(graph, rank));
    }

    [Fact]
    public void A_change_nobody_told_is_noticed()
    {
        var graph = Networks.Arrows("0-1", 3);
        var rank = Asked(graph, 0);
        var first = graph.Set(0, 2, 1);
        Assert.Throws<InvalidOperationException>(() => rank.Ask(0));
        graph.Set(1, 2, 1);
        Assert.Throws<InvalidOperationException>(() => rank.Repair(first));
    }

    [Fact]
    public void On_a_real_network_the_first_fifty_are_right()
    {
        Assert.SkipUnless(Networks.AreHere, Networks.Absent);
        var edges = Networks.Rows("advogato-2000.csv.gz").Where(row => row[2] > 0).Select(row => new Edge((int)row[0], (int)row[1])).ToArray();
        var graph = Graph.Directed(edges.Max(edge => Math.Max(edge.Source, edge.Target)) + 1, edges);
        var members = Enumerable.Range(0, graph.Nodes).Where(node => graph.Degree(node) > 0).Take(20).ToArray();
        var rank = new PersonalRank(graph);
        var found = members.Average(member =>
        {
            rank.Ask(member);
            var exact = TrustMass.From(graph, [member]);
            var fifty = Enumerable.Range(0, graph.Nodes).Where(node => node != member && exact[node] > 0).OrderByDescending(node => exact[node]).Take(50).ToList();
            return rank.Best(50).Count(one => fifty.Contains(one.Member)) / (double)fifty.Count;
        });
        Assert.True(found >= .965, $"{found:F3} of the first fifty");
    }
}
