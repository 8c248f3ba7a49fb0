using System.Text;

namespace Collegium.Language;

/// <summary>Makes a text from outside safe to keep and to show, without changing a word of it.</summary>
public static class PlainText
{
    private const int Sample = 8_192;

    /// <summary>
    /// Composed letters (NFC for Latin, Greek, Cyrillic and Hangul), line ends as \n, no control characters but \n and tab, no
    /// lone surrogates, no byte-order marks and no marks that turn the reading direction of what follows; trimmed.
    /// </summary>
    /// <remarks>Doing it twice changes nothing. Joiners inside emoji and scripts stay.</remarks>
    public static string Clean(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var to = new StringBuilder(text.Length);
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            if (c == '\r')
                Line(to, text, i);
            else if (c is '\u2028' or '\u2029' or '\u0085')
                to.Append('\n');
            else if (char.IsHighSurrogate(c) && i + 1 < text.Length && char.IsLowSurrogate(text[i + 1]))
                to.Append(c).Append(text[++i]);
            else if (Keeps(c))
                to.Append(c);
        }
        return Composition.Compose(to.ToString()).Trim();
    }

    /// <summary>
    /// True when the text is the content of a file rather than words: a known file mark, a NUL, or many control
    /// characters.
    /// </summary>
    public static bool LooksBinary(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        if (text.StartsWith("%PDF-", StringComparison.Ordinal) || text.StartsWith("PK\u0003\u0004", StringComparison.Ordinal))
            return true;
        var sample = text.AsSpan(0, Math.Min(text.Length, Sample));
        var odd = 0;
        foreach (var c in sample)
        {
            if (c == '\0')
                return true;
            if ((char.IsControl(c) && c is not ('\n' or '\r' or '\t')) || c == '\uFFFD')
                odd++;
        }
        return odd * 10 > sample.Length;
    }

    private static void Line(StringBuilder to, string text, int i)
    {
        if (i + 1 == text.Length || text[i + 1] != '\n')
            to.Append('\n');
    }

    private static bool Keeps(char c) => c switch
    {
        '\n' or '\t' => true,
        >= '\u202A' and <= '\u202E' or >= '\u2066' and <= '\u2069' or '\uFEFF' or '\uFFFE' or '\uFFFF' => false,
        _ => !char.IsControl(c) && !char.IsSurrogate(c),
    };
}
