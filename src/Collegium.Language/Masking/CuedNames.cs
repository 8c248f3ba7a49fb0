namespace Collegium.Language;

/// <summary>Capitalised names after a title ("Dr Miller") or a cue ("my name is", "patient Jane Doe", "this is Tom").</summary>
internal static class CuedNames
{
    private const int LongestName = 3;

    private static readonly HashSet<string> Titles =
        Words.Set("mr mrs ms miss mx dr prof professor doctor attorney nurse sir madam mister");

    private static readonly HashSet<string> Roles = Words.Set(
        "patient patients client customer employee colleague assistant receptionist hygienist dentist lawyer tenant husband wife " +
        "daughter son boss secretary named called contact attn user");

    private static readonly HashSet<string> NoNames = Words.Set(
        "monday tuesday wednesday thursday friday saturday sunday january february march april june july august " +
        "september october november " +
        "december the a an this that it we you they he she not urgent our my your his her its is are was portal record records chart " +
        "management database file files list data number id windows internet mail email wifi please hello hi thanks " +
        "when since what why how " +
        "and or but if then because so no yes error form forms access software system screen printer server network phone");

    public static void Find(string text, List<Word> words, List<Found> found)
    {
        for (var i = 0; i + 1 < words.Count; i++)
        {
            if (words[i].In(text, Titles))
                Take(text, words, i, words[i].Is(text, "dr") ? 2 : LongestName, found);
            else if (words[i].In(text, Roles))
                Take(text, words, i, LongestName, found);
            else if (CueEnd(text, words, i) is var last and >= 0)
                Take(text, words, last, LongestName, found,
                    smallToo: (last > 0 && words[last - 1].Is(text, "name")) || words[last].Is(text, "name's"));
        }
    }

    /// <summary>
    /// The last word of a cue that starts at <paramref name="i"/>: "my name is", "this is", "I am", "I'm", "speak to"; -1
    /// for none.
    /// </summary>
    private static int CueEnd(string text, List<Word> words, int i)
    {
        bool Next(int n, string word) => i + n < words.Count && words[i + n].Is(text, word)
            && Words.Beside(text, words[i + n - 1], words[i + n]);
        if (words[i].Is(text, "name") && (Next(1, "is") || Next(1, "was")) && i > 0 && words[i - 1].Is(text, "my"))
            return i + 1;
        if (words[i].Is(text, "name's") || words[i].Is(text, "i'm") || words[i].Is(text, "i\u2019m") || words[i].Is(text, "dear"))
            return i;
        if ((words[i].Is(text, "this") && Next(1, "is")) || (words[i].Is(text, "i") && Next(1, "am")))
            return i + 1;
        return (words[i].Is(text, "speak") || words[i].Is(text, "talk")) && (Next(1, "to") || Next(1, "with")) ? i + 1
            : words[i].Is(text, "ask") && Next(1, "for") ? i + 1
            : words[i].Is(text, "call") || words[i].Is(text, "contact") ? i : -1;
    }

    private static void Take(string text, List<Word> words, int cue, int longest, List<Found> found, bool smallToo = false)
    {
        var first = cue + 1;
        if (first >= words.Count || !Near(text, words[cue], words[first]))
            return;
        var last = cue;
        while (last + 1 < words.Count && last - cue < longest
            && (last == cue || Words.Beside(text, words[last], words[last + 1], dot: true))
            && IsName(text, words[last + 1], smallToo && last == cue, inside: last > cue))
            last++;
        if (last > cue && text[words[last].Start..words[last].End] is { Length: 1 } && last == first)
            return;
        if (last > cue)
            found.Add(new(FoundKind.Name, words[first].Start, NameEnd(text, words[last]) - words[first].Start));
    }

    private static bool Near(string text, Word cue, Word word) =>
        Words.Beside(text, cue, word, dot: true)
            || (word.Start - cue.End <= 3 && text.AsSpan(cue.End, word.Start - cue.End).Trim(' ') is ":" or "," or "=");

    private static bool IsName(string text, Word word, bool small, bool inside)
    {
        if (word.In(text, NoNames) || char.IsDigit(text[word.Start]))
            return false;
        return small || word.Capitalised(text) || (inside && word.Length == 1 && char.IsUpper(text[word.Start]));
    }

    private static int NameEnd(string text, Word word)
    {
        var w = word.In(text);
        return w.EndsWith("'s") || w.EndsWith("\u2019s") ? word.End - 2 : word.End;
    }
}
