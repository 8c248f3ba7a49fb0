using Collegium.Language;

namespace Collegium.Trials.Names;

/// <summary>The dictionary and the labelled passages as language_baseline.py has them.</summary>
internal static class NamesFile
{
    /// <summary>The speakers' own firms, which don't count as vendors.</summary>
    public static readonly HashSet<string> Own = new(["computrad"], StringComparer.OrdinalIgnoreCase);

    public static readonly Option Names = Option.File("names", "products and vendors: name,kinds,ambiguous");

    public static NameBook Read(string path) => new(Csv.Texts(path, "name", "kinds", "ambiguous").Select(row => new KnownName(
        row[0],
        row[2] switch { "word" => NameDoubt.Word, "short" => NameDoubt.Short, "phrase" => NameDoubt.Phrase, _ => NameDoubt.None },
        row[1].Split('|').Contains("vendor"))));

    public static List<FoundName> Find(NameBook book, string text) => [.. book.Find(text).Where(name => !Own.Contains(name.Name))];
}
