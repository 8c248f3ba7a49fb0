using Collegium.Language;

namespace Collegium.Trials.Names;

/// <summary>Do labelled passages start from the client's aims, from a product, or from neither? (language_baseline.py)</summary>
internal static class LensTrial
{
    public static readonly Trial Trial = new(
        "lens",
        "tells passages that start from the client's aims from those that start from a product",
        Chance.None,
        [NamesFile.Names, Option.File("passages", "labelled passages: text,label; business-first, vendor-first or neutral")],
        arguments => Task.FromResult(Run(arguments)));

    private static Measures Run(Arguments arguments)
    {
        var lens = new Lens(NamesFile.Read(arguments.Text("names")));
        var read = Csv.Texts(arguments.Text("passages"), "text", "label").ConvertAll(row => (Label: row[1], Seen: Word(lens.Read(row[0]).Stance), Text: row[0]));
        foreach (var (label, seen, text) in read.Where(one => one.Label != one.Seen))
        {
            Console.WriteLine($"{label}, seen as {seen}: {text[..Math.Min(70, text.Length)]}");
        }

        return new Measures
        {
            ["accuracy"] = read.Average(one => one.Label == one.Seen ? 1 : 0),
            ["macroF1"] = read.Select(one => one.Label).Distinct().Average(label =>
                2.0 * read.Count(one => one.Label == label && one.Seen == label) / (read.Count(one => one.Label == label) + read.Count(one => one.Seen == label))),
        };
    }

    private static string Word(Stance stance) => stance switch
    {
        Stance.BusinessFirst => "business-first",
        Stance.VendorFirst => "vendor-first",
        _ => "neutral",
    };
}
