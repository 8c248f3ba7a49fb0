using System.Globalization;
using System.Text.RegularExpressions;

namespace Collegium.Ledger.Tests;

/// <summary>Reads the reference's worked entries, which hledger has checked; they lie beside the repository, not in it.</summary>
internal static partial class RulesJournal
{
    private const string Place = "../shared/peers/ledger/rules.journal";

    public static string? Path
    {
        get
        {
            var folder = new DirectoryInfo(AppContext.BaseDirectory);
            while (folder is not null && !File.Exists(System.IO.Path.Combine(folder.FullName, "Collegium.slnx"))) folder = folder.Parent;
            var file = folder is null ? null : System.IO.Path.GetFullPath(System.IO.Path.Combine(folder.FullName, Place));
            return File.Exists(file) ? file : null;
        }
    }

    /// <summary>The lines of each rule's first entry, in US dollars.</summary>
    public static Dictionary<string, List<Posting>> Read(TextReader text)
    {
        var rules = new Dictionary<string, List<Posting>>();
        List<Posting> lines = [];
        while (text.ReadLine() is { } row)
        {
            if (Title().Match(row) is { Success: true } title) rules.TryAdd(title.Groups["rule"].Value, lines = []);
            else if (Line().Match(row) is { Success: true } line)
            {
                var units = decimal.Parse(line.Groups["amount"].Value, NumberStyles.Number, CultureInfo.InvariantCulture);
                lines.Add(new Posting(int.Parse(line.Groups["account"].Value, CultureInfo.InvariantCulture),
                    line.Groups["sub"].Value, Rounding.Apply(units * 100, RoundingMode.HalfEven)));
            }
        }
        return rules;
    }

    [GeneratedRegex(@"^\d{4}-\d\d-\d\d (?<rule>R\d\d) ")]
    private static partial Regex Title();

    [GeneratedRegex(@"^    (?<account>\d{4}) [^:]*?(:(?<sub>\w+))?  +(?<amount>-?[\d,]+\.\d\d) USD")]
    private static partial Regex Line();
}
