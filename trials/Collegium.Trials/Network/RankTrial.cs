using System.Diagnostics;
using System.Globalization;
using System.Runtime.InteropServices;
using System.Text.RegularExpressions;
using Collegium.Trust;
using static Collegium.Trials.Network.Clock;

namespace Collegium.Trials.Network;

/// <summary>How long a member of a very large network waits for his ranking, and how much of it is right. (e6 synthetic)</summary>
internal static partial class RankTrial
{
    private const int Top = 50;

    public static readonly Trial Trial = new(
        "rank",
        "ranks a made-up network from one member's view, times it, and compares the first fifty with exact iteration",
        Chance.Seeded,
        [
            Option.Whole("nodes", 1_000_000, "how many members", 100),
            Option.Whole("edges", 10_000_000, "how many trust another; who is trusted follows Zipf's law", 100),
            Option.Whole("queries", 20, "how many members ask", 1),
            Option.Number("tolerance", 1e-6, "what may be left over per edge"),
            Option.Words("peer", null, "a command to run beside, such as \"/usr/bin/python3 e6_ppr.py synthetic\"; it prints igraph's median"),
        ],
        Run);

    private static async Task<Measures> Run(Arguments arguments)
    {
        var tolerance = arguments.Number("tolerance");
        if (tolerance <= 0)
        {
            throw new BadArguments($"--tolerance takes a number above 0, not {tolerance}.");
        }

        var chance = new Random(arguments.Seed);
        var graph = MadeUp(arguments.Whole("nodes"), arguments.Whole("edges"), chance);
        var asking = Asking(graph, arguments.Whole("queries"), chance);
        Say($"the network follows the law of e6 synthetic, by this program's own chance; {graph.Nodes} members, {graph.Edges} edges");
        var rank = new PersonalRank(graph, tolerance: tolerance);
        var measures = Time(rank, asking);
        if (arguments.Has("peer"))
        {
            var peer = await PeerMillis(arguments.Text("peer"));
            measures["peerMillis"] = peer;
            measures["ratio"] = measures["medianMillis"] / peer;
            Say($"the peer took {peer:F1} ms in the middle: ours is {measures["ratio"]:P2} of it");
            var again = Time(rank, asking);
            measures["ratioAgain"] = again["medianMillis"] / peer;
            Say($"timed again after the peer: {again["medianMillis"]:F1} ms");
        }

        measures["top50Overlap"] = asking.Average(member => Overlap(graph, rank, member));
        Say($"of the first {Top}, {measures["top50Overlap"]:P1} are those of exact iteration");
        return measures;
    }

    private static Graph MadeUp(int nodes, int edges, Random chance)
    {
        var names = Enumerable.Range(0, nodes).ToArray();
        chance.Shuffle(names);
        var made = new List<Edge>(edges);
        for (var edge = 0; edge < edges; edge++)
        {
            var source = chance.Next(nodes);
            var target = names[Math.Clamp((int)Math.Pow(nodes, chance.NextDouble()) - 1, 0, nodes - 1)];
            if (source != target)
            {
                made.Add(new Edge(source, target));
            }
        }

        return Graph.Directed(nodes, CollectionsMarshal.AsSpan(made));
    }

    private static int[] Asking(Graph graph, int queries, Random chance)
    {
        var members = Enumerable.Range(0, graph.Nodes).Where(node => graph.Degree(node) > 0).ToArray();
        chance.Shuffle(members);
        return members[..Math.Min(queries, members.Length)];
    }

    private static Measures Time(PersonalRank rank, int[] asking)
    {
        // Long enough for the tiered compiler to settle.
        for (var watch = Stopwatch.StartNew(); watch.ElapsedMilliseconds < 1500; Thread.Sleep(20))
        {
            rank.Ask(asking[0]);
            rank.Best(Top);
        }

        var times = new double[asking.Length];
        for (var at = 0; at < asking.Length; at++)
        {
            var start = Stopwatch.GetTimestamp();
            rank.Ask(asking[at]);
            rank.Best(Top);
            times[at] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        }

        Array.Sort(times);
        var measures = new Measures { ["medianMillis"] = times[times.Length / 2], ["p95Millis"] = times[(int)(0.95 * (times.Length - 1))] };
        Say($"a ranking takes {measures["medianMillis"]:F1} ms in the middle, {measures["p95Millis"]:F1} ms at 95 %");
        return measures;
    }

    private static double Overlap(Graph graph, PersonalRank rank, int member)
    {
        rank.Ask(member);
        var exact = TrustMass.From(graph, [member]);
        var best = new PriorityQueue<int, double>();
        for (var node = 0; node < exact.Length; node++)
        {
            if (node != member && (best.Count < Top || exact[node] > exact[best.Peek()]))
            {
                best.Enqueue(node, exact[node]);
                if (best.Count > Top)
                {
                    best.Dequeue();
                }
            }
        }

        var right = best.UnorderedItems.Select(item => item.Element).ToHashSet();
        return rank.Best(Top).Count(one => right.Contains(one.Member)) / (double)Top;
    }

    /// <summary>Runs the command, repeats what it says, and takes the milliseconds after "prpack ... median".</summary>
    private static async Task<double> PeerMillis(string command)
    {
        var words = command.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        using var peer = Process.Start(new ProcessStartInfo(words[0], words[1..]) { RedirectStandardOutput = true })
            ?? throw new BadArguments($"--peer can't be started: {command}");
        var said = await peer.StandardOutput.ReadToEndAsync();
        await peer.WaitForExitAsync();
        Console.Write(said);
        var found = Median().Match(said);
        return found.Success
            ? double.Parse(found.Groups[1].Value, CultureInfo.InvariantCulture)
            : throw new BadArguments($"--peer did not say \"igraph prpack median ... ms\": {command}");
    }

    [GeneratedRegex(@"igraph prpack\s+median\s+([0-9.]+)\s*ms")]
    private static partial Regex Median();
}
