namespace Collegium.Language;

/// <summary>A run of letters and digits in a text.</summary>
internal readonly record struct Word(int Start, int Length)
{
    public int End => Start + Length;

    public ReadOnlySpan<char> In(string text) => text.AsSpan(Start, Length);
}

/// <summary>Cuts a text into words; an apostrophe or hyphen between letters belongs to the word. Words in brackets are left out.</summary>
internal static class Words
{
    public static List<Word> Of(string text)
    {
        var words = new List<Word>();
        for (var i = 0; i < text.Length;)
        {
            if (text[i] == '[' && Placeholder(text, i) is var end and > 0)
            {
                i = end;
                continue;
            }
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            while (i < text.Length && (char.IsLetterOrDigit(text[i]) || Joins(text, i)))
                i++;
            words.Add(new(start, i - start));
        }
        return words;
    }

    /// <summary>The end of a bracketed word such as "[name]" that starts at <paramref name="i"/>; 0 when there is none.</summary>
    public static int Placeholder(string text, int i)
    {
        for (var j = i + 1; j < text.Length && j - i <= 10; j++)
        {
            if (text[j] == ']')
                return j > i + 1 ? j + 1 : 0;
            if (!char.IsAsciiLetterLower(text[j]))
                return 0;
        }
        return 0;
    }

    public static bool Is(this Word word, string text, string other) =>
        word.Length == other.Length && word.In(text).Equals(other, StringComparison.OrdinalIgnoreCase);

    public static bool In(this Word word, string text, HashSet<string> set) =>
        word.Length <= 20 && set.GetAlternateLookup<ReadOnlySpan<char>>().Contains(word.In(text));

    /// <summary>Starts with a capital and goes on small: "Jane", "O'Brien", "McKay"; not "XRAY", not "HP".</summary>
    public static bool Capitalised(this Word word, string text)
    {
        var w = word.In(text);
        return char.IsUpper(w[0]) && w.Length > 1 && w.ContainsAnyExceptInRange('A', 'Z') && !w.ContainsAnyInRange('0', '9');
    }

    /// <summary>Only spaces (or a full stop and spaces, after a title or an initial) stand between two words.</summary>
    public static bool Beside(string text, Word a, Word b, bool dot = false)
    {
        if (b.Start - a.End > 3)
            return false;
        foreach (var c in text.AsSpan(a.End, b.Start - a.End))
            if (c != ' ' && c != '\u00A0' && !(dot && c == '.'))
                return false;
        return true;
    }

    public static HashSet<string> Set(string words) => new(words.Split(' '), StringComparer.OrdinalIgnoreCase);

    private static bool Joins(string text, int i) =>
        text[i] is '\'' or '\u2019' or '-' && i > 0 && char.IsLetter(text[i - 1]) && i + 1 < text.Length && char.IsLetter(text[i + 1])
        || text[i] is >= '\u0300' and <= '\u036F';
}
