using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>Small groups made up to vouch for one another, each hung on one honest member: are they told from the honest? (e3)</summary>
internal static class RingsTrial
{
    public static readonly Trial Trial = new(
        "rings",
        "plants small groups that vouch for one another on a real network and ranks everybody",
        Chance.Averaged,
        [
            Option.File("ratings", "who rated whom: source,target,rating; or give --graph", required: false),
            Option.File("graph", "who certified whom: source,target,level", required: false),
            Option.File("trusted", "the council: user"),
            Option.Whole("rings", 100, "how many groups", 1),
            Option.Whole("size", 5, "how many in each", 2),
            Option.Choice("shape", "ring", "who vouches for whom in a group", "ring", "star", "clique"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var honest = HonestNetwork.Read(arguments);
        var (rings, size) = (arguments.Whole("rings"), arguments.Whole("size"));
        Say($"protocol of e3 small_groups; the groups hang where this program's own chance says, not numpy's");
        var graph = Planted(honest, rings, size, arguments.Text("shape"), new Random(arguments.Seed));
        var standing = RingAlarm.Standing(graph, honest.Council);
        var listed = RingAlarm.Rings(graph, honest.Council, most: Math.Max(20, size));
        var measures = Judge(honest, graph, standing, rings);
        measures["aucSybilRank"] = Judge(honest, graph, RingAlarm.SybilRank(graph, honest.Council), rings)["auc"];
        measures["aucSybilScar"] = Judge(honest, graph, RingAlarm.SybilScar(graph, honest.Council), rings)["auc"];
        measures["ringsListed"] = listed.Count(ring => ring.Members[0] >= honest.Members);
        measures["honestListed"] = listed.Count(ring => ring.Members[0] < honest.Members);
        measures["millis"] = MedianMillis(() => RingAlarm.Standing(graph, honest.Council));
        Say($"{honest.Members} honest, {honest.Council.Length} of them council, {rings} groups of {size}: AUC {measures["auc"]:F4}");
        Say($"{measures["sybilsPerEdgeAt95"]:F3} a group pass where 95 % of the honest do");
        return measures;
    }

    private static Graph Planted(HonestNetwork honest, int rings, int size, string shape, Random chance)
    {
        var ties = honest.Ties.ToList();
        for (var ring = 0; ring < rings; ring++)
        {
            var first = honest.Members + ring * size;
            for (var member = 1; member < size; member++)
            {
                var from = shape == "clique" ? 0 : member - 1;
                var known = shape == "star" ? [0] : Enumerable.Range(from, member - from);
                ties.AddRange(known.Select(other => new Edge(first + member, first + other)));
            }

            if (shape == "ring")
            {
                ties.Add(new Edge(first, first + size - 1));
            }

            ties.Add(new Edge(chance.Next(honest.Members), first));
        }

        return Graph.Undirected(honest.Members + rings * size, ties.ToArray());
    }

    private static Measures Judge(HonestNetwork honest, Graph graph, double[] scores, int rings)
    {
        var council = honest.Council.ToHashSet();
        var tested = Enumerable.Range(0, graph.Nodes).Where(node => !council.Contains(node)).ToArray();
        var accepted = Scores.Accepted(
            tested.Where(node => node < honest.Members).Select(node => scores[node]),
            tested.Where(node => node >= honest.Members).Select(node => scores[node]), 0.95);
        return new Measures
        {
            ["auc"] = Scores.Auc([.. tested.Select(node => scores[node])], [.. tested.Select(node => node < honest.Members)]),
            ["sybilsPerEdgeAt95"] = (double)accepted / rings,
        };
    }
}
