namespace Collegium.Trust.Tests;

/// <summary>Groups made up to vouch for one another come last, and are named with the one member they hang on.</summary>
public class RingAlarmTests
{
    // The council 0 1, honest members 2 3 4 well tied in, and whatever else is drawn.
    private const string Honest = "0-1 0-2 1-2 1-3 2-3 3-4 0-4 ";

    private static string Shown(IReadOnlyList<Ring> rings) =>
        string.Join("; ", rings.Select(ring => $"{string.Join(",", ring.Members)} on {ring.Bridge}"));

    [Theory]
    [InlineData("", "")]
    [InlineData("4-5 5-6 6-7 7-5", "5,6,7 on 4")] // a circle of three on one member
    [InlineData("4-5 4-6 5-6 6-7 7-5", "5,6,7 on 4")] // he vouched for two of them: still all hang on him
    [InlineData("4-5 2-6 5-6 6-7 7-5", "")] // two members vouched: nobody alone carries them
    [InlineData("0-5 5-6 6-7 7-5", "5,6,7 on 0")] // on a member of the council, by one tie
    [InlineData("0-5 1-6 5-6 6-7 7-5", "")] // two of the council know them
    [InlineData("4-5 5-6 6-7 7-8", "")] // a chain of newcomers who brought one another
    [InlineData("4-5 4-6 4-7 4-8", "")] // a recruiter's newcomers
    [InlineData("4-8 8-5 5-6 6-7 7-5", "5,6,7 on 8")] // 8 is honest himself: the circle hangs on him
    [InlineData("4-5 5-6 6-7 7-5 3-8 8-9 9-10 10-11 11-8 8-10 9-11", "8,9,10,11 on 3; 5,6,7 on 4")] // larger of two as dense
    [InlineData("8-9 9-10 10-8", "")] // out of reach: nobody vouched, no bridge to name
    public void Who_hangs_on_whom(string drawn, string rings) =>
        Assert.Equal(rings, Shown(RingAlarm.Rings(Networks.Ties(Honest + drawn, 12), [0, 1])));

    [Fact]
    public void A_ring_says_how_dense_it_is()
    {
        var ring = Assert.Single(RingAlarm.Rings(Networks.Ties(Honest + "4-5 5-6 6-7 7-8 8-5", 9), [0, 1]));
        Assert.Equal(4, ring.Ties);
        Assert.Equal(4 / 6.0, ring.Density);
    }

    [Fact]
    public void A_community_above_the_cap_is_no_ring() =>
        Assert.Empty(RingAlarm.Rings(Networks.Ties(Honest + "4-5 5-6 6-7 7-8 8-5", 9), [0, 1], most: 3));

    [Fact]
    public void SybilRank_by_hand()
    {
        // Four in a path, all trust (4) at node 0, two steps: 4 0 0 0 → 0 4 0 0 → 2 0 2 0, divided by degree 1 2 2 1.
        Assert.Equal([2, 0, 1, 0], RingAlarm.SybilRank(Networks.Ties("0-1 1-2 2-3", 4), [0]));
    }

    [Fact]
    public void SybilScar_settles_where_each_believes_the_mean_of_his_neighbours()
    {
        // 0 is known good (+.4, capped at .5), 2 known bad; 1 between them believes the mean: 0.
        var belief = RingAlarm.SybilScar(Networks.Ties("0-1 1-2", 3), [0], [2]);
        Assert.Equal([.4, 0, -.4], belief.Select(one => Math.Round(one, 12, MidpointRounding.AwayFromZero)));
    }

    [Fact]
    public void A_ring_shares_one_members_worth_of_trust()
    {
        var standing = RingAlarm.Standing(Networks.Ties(Honest + "4-5 5-6 6-7 7-8 8-9 9-5 3-10", 11), [0, 1]);
        Assert.All(Enumerable.Range(5, 5), ring => Assert.True(standing[ring] < standing[10], "a lone newcomer stands above each of the ring"));
        Assert.All(new[] { 2, 3, 4 }, honest => Assert.True(standing[honest] > standing[10] / 2));
    }

    [Fact]
    public void Trust_starts_somewhere()
    {
        var graph = Networks.Ties(Honest, 5);
        Assert.Throws<ArgumentException>(() => RingAlarm.Standing(graph, []));
        Assert.Throws<ArgumentException>(() => RingAlarm.Rings(graph, []));
    }

    [Fact]
    public void What_is_listed_is_cut_off_when_the_bridge_leaves() => Law.Holds(chance =>
    {
        var edges = Networks.Any(chance, 40, 50, weighted: false);
        var graph = Graph.Undirected(40, edges);
        foreach (var ring in RingAlarm.Rings(graph, [0, 1]))
        {
            if (ring.Bridge > 1)
            {
                var without = Graph.Undirected(40, edges.Where(edge => edge.Source != ring.Bridge && edge.Target != ring.Bridge).ToArray());
                Assert.All(ring.Members, member => Assert.DoesNotContain(member, Reach(without, [0, 1])));
            }

            Assert.Equal(ring.Ties, ring.Members.Sum(one => graph.Targets(one).ToArray().Count(other => other > one && ring.Members.Contains(other))));
            Assert.Subset(Reach(graph, [0, 1]), ring.Members.ToHashSet());
        }
    });

    [Fact]
    public void Names_do_not_matter() => Law.Holds(chance =>
    {
        var edges = Networks.Any(chance, 30, 45, weighted: false);
        var names = Networks.Permutation(chance, 30);
        var (one, other) = (Graph.Undirected(30, edges), Graph.Undirected(30, Networks.Renamed(edges, names)));
        var (first, second) = (RingAlarm.Standing(one, [2, 5]), RingAlarm.Standing(other, [names[2], names[5]]));
        Assert.All(Enumerable.Range(0, 30), node => Assert.Equal(first[node], second[names[node]], 1e-9));
    });

    private static HashSet<int> Reach(Graph graph, int[] from)
    {
        var reached = from.ToHashSet();
        var queue = new Queue<int>(from);
        while (queue.TryDequeue(out var member))
        {
            foreach (var next in graph.Targets(member).ToArray().Where(reached.Add))
            {
                queue.Enqueue(next);
            }
        }

        return reached;
    }
}
