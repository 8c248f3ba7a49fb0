namespace Collegium.Language;

/// <summary>A word of a text with the marks names are written with, and where it stands in its sentence.</summary>
internal readonly record struct NameToken(int Start, int Length, int Sentence, bool Opens)
{
    public int End => Start + Length;
}

/// <summary>Cuts a text into sentences and words that keep the points, signs and strokes inside them: Node.js, C++, PA-2000.</summary>
internal static class NameTokens
{
    public static List<NameToken> Of(string text)
    {
        var tokens = new List<NameToken>();
        var (sentence, opens) = (0, true);
        for (var i = 0; i < text.Length;)
        {
            if (Begins(text, i))
            {
                var end = End(text, i);
                tokens.Add(new(i, end - i, sentence, opens));
                (i, opens) = (end, false);
                continue;
            }
            if (Ends(text, i))
                (sentence, opens) = (sentence + 1, true);
            i++;
        }
        return tokens;
    }

    private static bool Begins(string text, int i) =>
        char.IsLetterOrDigit(text[i]) || (text[i] == '.' && text.AsSpan(i).StartsWith(".NET"));

    private static int End(string text, int start)
    {
        var i = start + 1;
        while (i < text.Length && (char.IsLetterOrDigit(text[i]) || (Joins(text[i]) && i + 1 < text.Length && char.IsLetterOrDigit(text[i + 1]))))
            i++;
        while (i < text.Length && text[i] is '+' or '#')
            i++;
        return i;
    }

    private static bool Joins(char c) => c is '.' or '\'' or '\u2019' or '&' or '/' or '-' or '+';

    /// <summary>A point, question or exclamation mark before a gap, a colon, an empty line, or a mark of a list.</summary>
    private static bool Ends(string text, int i) => text[i] switch
    {
        '.' or '!' or '?' or ':' => i + 1 == text.Length || char.IsWhiteSpace(text[i + 1]) || text[i + 1] is '"' or ')' or '\u201d',
        '\n' => i + 1 < text.Length && (text[i + 1] is '\n' or '\r' || text.AsSpan(i + 1).TrimStart(' ') is ['-' or '*' or '#' or '\u2022', ..]),
        _ => false,
    };
}
