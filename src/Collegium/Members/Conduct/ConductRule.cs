using System.Globalization;
using Collegium.Database;
using CsvHelper;

namespace Collegium.Members.Conduct;

/// <summary>One of the published rules of conduct; a complaint names the ones that were broken.</summary>
internal sealed record ConductRule(string Code, string Name, string Text)
{
    public static readonly IReadOnlyList<ConductRule> All = Read();

    public static readonly Refusal None = new(
        "conduct.no-grounds", "Say which of the published rules this is about: pick at least one. The rules are at /conduct/rules.", Field: "grounds");

    /// <summary>Known codes in the rules' order, parted by blanks; refused when there is none, or one nobody published.</summary>
    public static Result<string> Grounds(IReadOnlyCollection<string>? codes) =>
        codes is not { Count: > 0 } || codes.Any(c => All.All(r => r.Code != c)) ? None : string.Join(' ', All.Where(r => codes.Contains(r.Code)).Select(r => r.Code));

    public static IReadOnlyList<ConductRule> Of(string grounds) =>
        [.. grounds.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(c => All.Single(r => r.Code == c))];

    private static List<ConductRule> Read()
    {
        using var csv = new CsvReader(new StringReader(Embedded.Text("Collegium.Members.Conduct.rules.csv")), CultureInfo.InvariantCulture);
        return [.. csv.GetRecords<Line>().Select(l => new ConductRule(l.Code, l.Name, l.Text))];
    }

    private sealed class Line
    {
        [CsvHelper.Configuration.Attributes.Name("code")] public string Code { get; set; } = "";
        [CsvHelper.Configuration.Attributes.Name("name")] public string Name { get; set; } = "";
        [CsvHelper.Configuration.Attributes.Name("text")] public string Text { get; set; } = "";
    }
}
