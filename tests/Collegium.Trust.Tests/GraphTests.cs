namespace Collegium.Trust.Tests;

/// <summary>Rows in order, whatever came in; and changes that leave the rest alone.</summary>
public class GraphTests
{
    private static string Shown(Graph graph) => string.Join(" ", Enumerable.Range(0, graph.Nodes).SelectMany(node =>
        graph.Targets(node).ToArray().Select((target, at) => $"{node}-{target}" + (graph.IsWeighted ? $"*{graph.Weights(node)[at]:R}" : ""))));

    [Fact]
    public void Rows_are_sorted_and_parallel_arrows_kept()
    {
        var graph = Networks.Arrows("2-0 0-2 0-1 0-1 1-1", 3);
        Assert.Equal("0-1 0-1 0-2 1-1 2-0", Shown(graph));
        Assert.Equal(5, graph.Edges);
        Assert.Equal(3, graph.Degree(0));
        Assert.False(graph.IsWeighted);
    }

    [Fact]
    public void Without_direction_each_pair_is_tied_once() =>
        Assert.Equal("0-1 1-0 1-2 2-1", Shown(Networks.Ties("0-1 1-0 0-1 2-1*-7 2-2", 4)));

    [Theory]
    [InlineData("0-1 0-2", 0, 1, 0.5, "0-1*0.5 0-2*1")]
    [InlineData("0-2", 0, 1, 1, "0-1 0-2")]
    [InlineData("0-1 0-1 0-2", 0, 1, 1, "0-1 0-2")]
    [InlineData("0-1 0-2 1-0", 0, 1, 0, "0-2 1-0")]
    [InlineData("1-0", 0, 1, 0, "1-0")]
    [InlineData("", 2, 2, -3, "2-2*-3")]
    public void One_edge_is_set(string before, int source, int target, double weight, string after)
    {
        var graph = Networks.Arrows(before, 3);
        var change = graph.Set(source, target, weight);
        Assert.Equal(after, Shown(graph));
        Assert.Equal(graph.Degree(source), change.After.Count);
        Assert.Equal((1, 1), (change.Version, graph.Version));
        Assert.Equal(Enumerable.Range(0, 3).Sum(graph.Degree), graph.Edges);
    }

    [Theory]
    [InlineData("0-3")]
    [InlineData("0-1*NaN")]
    public void An_edge_joins_two_members_and_has_a_weight(string drawn) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Networks.Arrows(drawn, 3));

    [Fact]
    public void A_handle_is_0_or_more() => Assert.Throws<ArgumentOutOfRangeException>(() => Graph.Directed(3, [new Edge(-1, 0)]));

    [Fact]
    public void The_order_edges_came_in_does_not_matter() => Law.Holds(chance =>
    {
        var edges = Networks.Any(chance, 12, 60, weighted: true);
        var first = Shown(Graph.Directed(12, edges));
        chance.Shuffle(edges);
        Assert.Equal(first, Shown(Graph.Directed(12, edges)));
    });

    [Fact]
    public void Many_changes_leave_what_the_edges_say() => Law.Holds(chance =>
    {
        var graph = Graph.Directed(8, []);
        var edges = new Dictionary<(int, int), double>();
        for (var change = 0; change < 60; change++)
        {
            var (from, to, weight) = (chance.Next(8), chance.Next(8), chance.Next(3) / 2.0);
            graph.Set(from, to, weight);
            edges[(from, to)] = weight;
        }

        var left = edges.Where(edge => edge.Value != 0).Select(edge => new Edge(edge.Key.Item1, edge.Key.Item2, edge.Value));
        Assert.Equal(left.Order(Comparer<Edge>.Create((a, b) => (a.Source, a.Target).CompareTo((b.Source, b.Target)))),
            Enumerable.Range(0, 8).SelectMany(node => graph.Targets(node).ToArray().Select((target, at) =>
                new Edge(node, target, graph.IsWeighted ? graph.Weights(node)[at] : 1))));
    });
}
