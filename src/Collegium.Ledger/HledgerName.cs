using System.Globalization;
using System.Text;

namespace Collegium.Ledger;

/// <summary>
/// Text that hledger reads back as one account name or one description. Account names keep what differs apart; descriptions
/// only stay readable.
/// </summary>
internal static class HledgerName
{
    /// <summary>
    /// <c>1100 Receivables:SUB</c>. A colon would open a level, a semicolon a comment, two spaces end the name: those, other
    /// white space, invisible signs and the escape itself are written as %XX by code point.
    /// </summary>
    public static string Account(int account, string sub)
    {
        var name = string.Create(CultureInfo.InvariantCulture, $"{account} {Chart.Of(account).Name}");
        return sub.Length == 0 ? name : name + ":" + Escaped(sub);
    }

    /// <summary>One line, without comment sign; broken surrogates become U+FFFD.</summary>
    public static string Description(string text)
    {
        var line = new StringBuilder(text.Length);
        foreach (var rune in text.EnumerateRunes())
            line.Append(IsInvisible(rune) || Rune.IsWhiteSpace(rune) ? " " : rune.Value == ';' ? "," : rune.ToString());
        return line.ToString().Trim();
    }

    private static string Escaped(string sub)
    {
        var name = new StringBuilder(sub.Length);
        var runes = sub.EnumerateRunes().ToArray();
        for (var i = 0; i < runes.Length; i++)
        {
            var lonelySpace = runes[i].Value == ' ' && i > 0 && i < runes.Length - 1 && runes[i - 1].Value != ' ';
            if (lonelySpace || IsPlain(runes[i])) name.Append(runes[i]);
            else name.Append(CultureInfo.InvariantCulture, $"%{runes[i].Value:X2}");
        }
        return name.ToString();
    }

    private static bool IsPlain(Rune rune) => rune.Value is not (':' or ';' or '%') && !Rune.IsWhiteSpace(rune) && !IsInvisible(rune);

    private static bool IsInvisible(Rune rune) => Rune.GetUnicodeCategory(rune)
        is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
