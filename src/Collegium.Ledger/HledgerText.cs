using System.Globalization;

namespace Collegium.Ledger;

/// <summary>
/// Writes a book as a plain-text journal that hledger reads, strict checks included: an auditor needs nothing of ours.
/// </summary>
/// <remarks>Source: hledger's journal format (1.25 and later); reference money.md §3.2 ("an oracle independent of us").</remarks>
public static class HledgerText
{
    /// <summary>
    /// Writes the chart, then each entry in its order; currencies and sub-accounts are declared where they first occur, so a
    /// book of any length streams through. Lines end in LF; amounts read <c>1,234.56 USD</c>, debit positive.
    /// </summary>
    /// <param name="writer">Where to; encode it as UTF-8 without byte order mark. Left open.</param>
    /// <param name="entries">The book, in its order.</param>
    public static void Write(TextWriter writer, IEnumerable<PostedEntry> entries)
    {
        ArgumentNullException.ThrowIfNull(writer);
        ArgumentNullException.ThrowIfNull(entries);
        writer.Write("decimal-mark .\n");
        var names = new Dictionary<(int Account, string Sub), string>();
        foreach (var account in Chart.Standard)
        {
            var name = HledgerName.Account(account.Number, "");
            names.Add((account.Number, ""), name);
            writer.Write($"account {name}  ; type:{TypeOf(account.Kind)}\n");
        }
        var currencies = new HashSet<Currency>();
        foreach (var entry in entries)
        {
            if (currencies.Add(entry.Draft.Currency)) WriteCommodity(writer, entry.Draft.Currency);
            foreach (var posting in entry.Draft.Postings) Declare(writer, names, posting);
            WriteEntry(writer, names, entry);
        }
    }

    private static void Declare(TextWriter writer, Dictionary<(int, string), string> names, Posting posting)
    {
        if (names.ContainsKey((posting.Account, posting.Sub))) return;
        var name = HledgerName.Account(posting.Account, posting.Sub);
        names.Add((posting.Account, posting.Sub), name);
        writer.Write($"account {name}\n");
    }

    private static void WriteEntry(TextWriter writer, Dictionary<(int, string), string> names, PostedEntry entry)
    {
        var draft = entry.Draft;
        writer.Write(string.Create(CultureInfo.InvariantCulture,
            $"\n{draft.Day:yyyy-MM-dd} ({draft.Kind}) {HledgerName.Description(draft.Text)}\n    ; id:{entry.Id:D}"));
        if (draft.Reverses is { } reversed) writer.Write($", reverses:{reversed:D}");
        writer.Write('\n');
        foreach (var posting in draft.Postings)
            writer.Write($"    {names[(posting.Account, posting.Sub)]}  {new Money(posting.Minor, draft.Currency)}\n");
    }

    private static void WriteCommodity(TextWriter writer, Currency currency) =>
        writer.Write($"commodity 1,000.{new string('0', currency.Exponent)} {currency.Code}\n");

    private static char TypeOf(AccountKind kind) => kind switch
    {
        AccountKind.Asset => 'A',
        AccountKind.Liability => 'L',
        AccountKind.Equity => 'E',
        AccountKind.Income => 'R',
        AccountKind.Cost => 'X',
    };
}
