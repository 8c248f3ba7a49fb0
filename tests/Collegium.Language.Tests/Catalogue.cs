namespace Collegium.Language.Tests;

/// <summary>The project's own catalogue, and the real mails beside it when they are there.</summary>
internal static class Catalogue
{
    private static readonly string Root = FindRoot();

    public static IReadOnlyList<Topic> Topics { get; } =
        [.. Rows().Select(r => new Topic(r[0], r[2].Split('|')))];

    public static IEnumerable<string[]> Rows() =>
        File.ReadLines(Path.Combine(Root, "src", "Collegium", "Members", "Skills", "catalogue.csv")).Skip(1).Select(Cells);

    public static string TicketFile => Path.Combine(Root, "..", "shared", "data", "tickets", "endava_topic_train.csv.gz");

    public static bool HasTickets => File.Exists(TicketFile);

    /// <summary>One line of comma-separated values; quotes around cells that hold commas.</summary>
    public static string[] Cells(string line)
    {
        var cells = new List<string>();
        for (var i = 0; i <= line.Length;)
        {
            var quoted = i < line.Length && line[i] == '"';
            var end = quoted ? line.IndexOf('"', i + 1) : line.IndexOf(',', i);
            if (end < 0)
                end = line.Length;
            cells.Add(quoted ? line[(i + 1)..end] : line[i..end]);
            i = quoted ? end + 2 : end + 1;
        }
        return [.. cells];
    }

    private static string FindRoot()
    {
        var at = new DirectoryInfo(AppContext.BaseDirectory);
        while (!File.Exists(Path.Combine(at!.FullName, "Collegium.slnx")))
            at = at.Parent;
        return at.FullName;
    }
}
