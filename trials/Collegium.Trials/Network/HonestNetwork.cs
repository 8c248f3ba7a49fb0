using Collegium.Trust;

namespace Collegium.Trials.Network;

/// <summary>The largest connected part of a real network, without direction, and its council.</summary>
internal sealed record HonestNetwork(int Members, IReadOnlyList<Edge> Ties, int[] Council)
{
    /// <summary>From ratings above 0, or from certificates above level 0, whichever was named.</summary>
    public static HonestNetwork Read(Arguments arguments)
    {
        if (arguments.Has("ratings") == arguments.Has("graph"))
        {
            throw new BadArguments("The trial rings takes either --ratings or --graph.");
        }

        var rows = arguments.Has("ratings")
            ? Csv.Numbers(arguments.Text("ratings"), "source", "target", "rating")
            : Csv.Numbers(arguments.Text("graph"), "source", "target", "level");
        var ties = rows.Where(row => row[2] > 0 && row[0] != row[1]).Select(row => ((int)row[0], (int)row[1])).ToList();
        var largest = Largest(ties);
        var members = new Members(largest);
        var council = members.Listed(arguments.Text("trusted"));
        return council.Length == 0
            ? throw new BadArguments($"Nobody listed in {arguments.Text("trusted")} is in the largest part of the network.")
            : new HonestNetwork(members.Count,
                [.. ties.Where(tie => largest.Contains(tie.Item1)).Select(tie => new Edge(members[tie.Item1], members[tie.Item2]))], council);
    }

    private static HashSet<int> Largest(List<(int One, int Other)> ties)
    {
        var neighbours = ties.Concat(ties.Select(tie => (tie.Other, tie.One))).ToLookup(tie => tie.Item1, tie => tie.Item2);
        var seen = new HashSet<int>();
        HashSet<int> largest = [];
        foreach (var start in neighbours.Select(group => group.Key).Order().Where(seen.Add))
        {
            var part = new HashSet<int> { start };
            var queue = new Queue<int>(part);
            while (queue.TryDequeue(out var member))
            {
                foreach (var next in neighbours[member].Where(part.Add))
                {
                    seen.Add(next);
                    queue.Enqueue(next);
                }
            }

            largest = part.Count > largest.Count ? part : largest;
        }

        return largest;
    }
}
