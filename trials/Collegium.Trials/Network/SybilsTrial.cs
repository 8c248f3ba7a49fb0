using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>A whole made-up region beside an honest one, some labels known: are the rest told apart? (e3 given)</summary>
internal static class SybilsTrial
{
    public static readonly Trial Trial = new(
        "sybils",
        "ranks a network with a made-up region from a few known labels",
        Chance.None,
        [
            Option.File("graph", "who knows whom: u,v"),
            Option.File("labels", "who is honest: user,part,label; part train or test, label 1 or -1"),
        ],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var ties = Csv.Numbers(arguments.Text("graph"), "u", "v");
        var labels = Csv.Read(arguments.Text("labels"), ["user", "part", "label"], cell =>
            cell is "train" ? 1 : cell is "test" ? 0 : int.TryParse(cell, out var number) ? number : null);
        var members = new Members(ties.SelectMany(tie => tie).Concat(labels.Select(label => label[0])).Select(number => (int)number));
        var graph = Graph.Undirected(members.Count, ties.Select(tie => new Edge(members[(int)tie[0]], members[(int)tie[1]])).ToArray());
        int[] Labelled(int part, int label) => [.. labels.Where(row => row[1] == part && row[2] == label).Select(row => members[(int)row[0]])];
        var (good, bad) = (Labelled(1, 1), Labelled(1, -1));
        if (good.Length == 0)
        {
            throw new BadArguments($"{arguments.Text("labels")} names nobody honest to train on.");
        }

        var across = AttackEdges(ties, labels);
        var scores = RingAlarm.Standing(graph, good, bad);
        var (honest, sybils) = (Labelled(0, 1), Labelled(0, -1));
        var measures = new Measures
        {
            ["auc"] = Auc(scores, honest, sybils),
            ["sybilsPerEdgeAt95"] = Scores.Accepted(honest.Select(node => scores[node]), sybils.Select(node => scores[node]), 0.95) / Math.Max(across, 1.0),
            ["aucSybilRank"] = Auc(RingAlarm.SybilRank(graph, good), honest, sybils),
            ["aucSybilScar"] = Auc(RingAlarm.SybilScar(graph, good, bad), honest, sybils),
            ["attackEdges"] = across,
            ["millis"] = MedianMillis(() => RingAlarm.Standing(graph, good, bad)),
        };
        Say($"{good.Length} known good, {bad.Length} known bad, {honest.Length + sybils.Length} to tell: AUC {measures["auc"]:F5} in {measures["millis"]:F1} ms");
        return measures;
    }

    private static int AttackEdges(List<double[]> ties, List<double[]> labels)
    {
        var sides = labels.ToDictionary(row => row[0], row => row[2]);
        return ties.Count(tie => sides.GetValueOrDefault(tie[0]) * sides.GetValueOrDefault(tie[1]) < 0);
    }

    private static double Auc(double[] scores, int[] honest, int[] sybils) => Scores.Auc(
        [.. honest.Concat(sybils).Select(node => scores[node])],
        [.. honest.Select(_ => true), .. sybils.Select(_ => false)]);
}
