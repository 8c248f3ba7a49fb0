using System.Globalization;
using System.IO.Compression;

namespace Collegium.Trust.Tests;

/// <summary>Little networks drawn as text, networks by chance, and the real ones beside the repository when they are there.</summary>
internal static class Networks
{
    public const string Absent = "The trust networks (../shared/data/trust) are not here; nothing was measured.";

    private static readonly string Folder = Path.Combine(FindRoot(), "..", "shared", "data", "trust");

    public static bool AreHere => Directory.Exists(Folder);

    /// <summary>"0-1 1-2" without direction.</summary>
    public static Graph Ties(string drawn, int nodes) => Graph.Undirected(nodes, Edges(drawn));

    /// <summary>"0-1 1-2*0.5": arrows from left to right, with a weight after the star.</summary>
    public static Graph Arrows(string drawn, int nodes) => Graph.Directed(nodes, Edges(drawn));

    public static Edge[] Edges(string drawn) => [.. drawn.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(edge =>
    {
        var parts = edge.Split('*');
        var ends = parts[0].Split('-').Select(end => int.Parse(end, CultureInfo.InvariantCulture)).ToArray();
        return new Edge(ends[0], ends[1], parts.Length > 1 ? double.Parse(parts[1], CultureInfo.InvariantCulture) : 1);
    })];

    public static Edge[] Any(Random chance, int nodes, int edges, bool weighted) =>
        [.. Enumerable.Range(0, edges).Select(_ => new Edge(chance.Next(nodes), chance.Next(nodes), weighted ? 0.1 + chance.NextDouble() : 1))];

    public static int[] Permutation(Random chance, int nodes)
    {
        var order = Enumerable.Range(0, nodes).ToArray();
        chance.Shuffle(order);
        return order;
    }

    public static Edge[] Renamed(Edge[] edges, int[] names) =>
        [.. edges.Select(edge => edge with { Source = names[edge.Source], Target = names[edge.Target] })];

    /// <summary>The rows of a real file, without its header.</summary>
    public static List<double[]> Rows(string name)
    {
        using var file = File.OpenRead(Path.Combine(Folder, name));
        using var reader = new StreamReader(name.EndsWith(".gz", StringComparison.Ordinal) ? new GZipStream(file, CompressionMode.Decompress) : file);
        reader.ReadLine();
        var rows = new List<double[]>();
        while (reader.ReadLine() is { } line)
        {
            rows.Add([.. line.Split(',').Select(cell => double.TryParse(cell, NumberStyles.Float, CultureInfo.InvariantCulture, out var number) ? number : -1)]);
        }

        return rows;
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Collegium.slnx")))
        {
            at = at.Parent;
        }

        return at.FullName;
    }
}
