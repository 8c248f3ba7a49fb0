namespace Collegium.Trials.Names;

/// <summary>Which products and vendors do labelled passages name? (language_baseline.py)</summary>
internal static class NamesTrial
{
    public static readonly Trial Trial = new(
        "names",
        "finds the products and vendors that labelled passages name",
        Chance.None,
        [NamesFile.Names, Option.File("passages", "passages with the names in them: text,names; parted by semicolons")],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var book = NamesFile.Read(arguments.Text("names"));
        var (right, wrong, named, missed) = (0, new List<string>(), 0, new List<string>());
        foreach (var row in Csv.Texts(arguments.Text("passages"), "text", "names"))
        {
            var gold = row[1].Split(';', StringSplitOptions.RemoveEmptyEntries);
            var found = NamesFile.Find(book, row[0]).ConvertAll(name => name.Name);
            right += found.Count(name => gold.Any(g => Same(g, name)));
            wrong.AddRange(found.Where(name => !gold.Any(g => Same(g, name))));
            named += gold.Length;
            missed.AddRange(gold.Where(g => !found.Exists(name => Same(g, name))));
        }

        Console.WriteLine($"wrong: {string.Join(", ", wrong)}");
        Console.WriteLine($"missed: {string.Join(", ", missed)}");
        return new Measures
        {
            ["precision"] = right / Math.Max(1.0, right + wrong.Count),
            ["recall"] = (named - missed.Count) / Math.Max(1.0, named),
        };
    }

    /// <summary>As the baseline has it: one is a part of the other.</summary>
    private static bool Same(string a, string b) =>
        a.Contains(b, StringComparison.OrdinalIgnoreCase) || b.Contains(a, StringComparison.OrdinalIgnoreCase);
}
