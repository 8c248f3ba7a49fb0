using System.Text;

namespace Collegium.Language;

/// <summary>
/// Canonical composition (NFC) of Latin, Greek, Cyrillic and Hangul letters. The runtime leaves text as it is when the culture
/// is invariant, so the engine brings its own; scripts without composed letters pass through unchanged.
/// </summary>
internal static class Composition
{
    private const char FirstMark = '\u0300', LastMark = '\u036F';
    private const int HangulL = 0x1100, HangulV = 0x1161, HangulT = 0x11A7, HangulS = 0xAC00, Vs = 21, Ts = 28, Ls = 19;

    private static readonly Dictionary<(char, char), char> Composed = [];
    private static readonly Dictionary<char, (char Letter, char Mark)> Parts = [];
    private static readonly Dictionary<char, char> Singles = [];

    static Composition()
    {
        const string triples = CompositionTable.Triples;
        for (var i = 0; i < triples.Length; i += 3)
        {
            Composed[(triples[i], triples[i + 1])] = triples[i + 2];
            Parts[triples[i + 2]] = (triples[i], triples[i + 1]);
        }
        const string singles = CompositionTable.Singles;
        for (var i = 0; i < singles.Length; i += 2)
            Singles[singles[i]] = singles[i + 1];
    }

    /// <summary>The letter without its marks: é gives e.</summary>
    public static char BaseLetter(char c)
    {
        while (Parts.TryGetValue(c, out var parts))
            c = parts.Letter;
        return c;
    }

    public static string Compose(string text)
    {
        if (!text.AsSpan().ContainsAnyInRange(FirstMark, '\uFFFF'))
            return text;
        var to = new StringBuilder(text.Length);
        var marks = new List<char>();
        for (var i = 0; i < text.Length;)
        {
            var letter = Single(text[i++]);
            if (i < text.Length && IsMark(text[i]) && !IsMark(letter))
            {
                marks.Clear();
                letter = TakeApart(letter, marks);
                for (; i < text.Length && IsMark(text[i]); i++)
                    AddMark(marks, text[i]);
                Put(to, letter, marks);
            }
            else if (to.Length == 0 || !JoinHangul(to, letter))
            {
                to.Append(letter);
            }
        }
        return to.ToString();
    }

    private static char Single(char c) => Singles.TryGetValue(c, out var other) ? other : c;

    private static bool IsMark(char c) => c is >= FirstMark and <= LastMark;

    private static int Class(char mark) => CompositionTable.MarkClasses[mark - FirstMark];

    private static void AddMark(List<char> marks, char mark)
    {
        if (mark == '\u0344')
            marks.AddRange('\u0308', '\u0301');
        else
            marks.Add(Single(mark));
    }

    private static char TakeApart(char letter, List<char> marks)
    {
        while (Parts.TryGetValue(letter, out var parts))
        {
            marks.Insert(0, parts.Mark);
            letter = parts.Letter;
        }
        return letter;
    }

    private static void Put(StringBuilder to, char letter, List<char> marks)
    {
        var left = new List<char>();
        foreach (var mark in marks.Count == 1 ? marks : [.. marks.OrderBy(Class)])
        {
            var blocked = left.Count > 0 && (Class(left[^1]) >= Class(mark) || Class(left[^1]) == 0);
            if (!blocked && Composed.TryGetValue((letter, mark), out var composed))
                letter = composed;
            else
                left.Add(mark);
        }
        to.Append(letter);
        foreach (var mark in left)
            to.Append(mark);
    }

    private static bool JoinHangul(StringBuilder to, char c)
    {
        var last = to[^1];
        int l = last - HangulL, v = c - HangulV, s = last - HangulS, t = c - HangulT;
        if (l is >= 0 and < Ls && v is >= 0 and < Vs)
            to[^1] = (char)(HangulS + (((l * Vs) + v) * Ts));
        else if (s >= 0 && s < Ls * Vs * Ts && s % Ts == 0 && t is > 0 and < Ts)
            to[^1] = (char)(HangulS + s + t);
        else
            return false;
        return true;
    }
}
