using System.Globalization;

namespace Collegium.Trials.Names;

/// <summary>How often are names seen in text that has next to none? (names_false_hits.py)</summary>
internal static class QuietTrial
{
    public static readonly Trial Trial = new(
        "quiet",
        "counts the names found in text with next to none",
        Chance.None,
        [NamesFile.Names, Option.File("text", "plain text")],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var text = File.ReadAllText(arguments.Text("text"));
        var words = text.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries).Length;
        var found = NamesFile.Find(NamesFile.Read(arguments.Text("names")), text);
        var most = found.CountBy(name => name.Name).OrderByDescending(name => name.Value).Take(40);
        Console.WriteLine(string.Join(", ", most.Select(name => string.Create(CultureInfo.InvariantCulture, $"{name.Key} {name.Value}"))));
        return new Measures { ["hitsPer1000"] = 1000.0 * found.Count / Math.Max(1, words), ["words"] = words };
    }
}
