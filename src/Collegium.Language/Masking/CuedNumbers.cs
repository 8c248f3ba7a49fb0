namespace Collegium.Language;

/// <summary>Numbers that a word announces although their form says nothing: account, policy, chart number, date of birth, IBAN.</summary>
internal static class CuedNumbers
{
    private static readonly HashSet<string> Cues = Words.Set(
        "account acct card ssn policy member mrn chart license licence routing iban claim passport insurance patient visa mastercard amex");

    private static readonly HashSet<string> Fillers =
        Words.Set("number no nr id is security plate file the # code ending in card account:");

    private static readonly HashSet<string> Birth = Words.Set("born dob birthday birthdate birth");

    public static void Find(string text, List<Word> words, List<Found> found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            if (words[i].In(text, Birth))
                Date(text, words, i, found);
            else if (words[i].In(text, Cues))
                Number(text, words, i, found);
            else if (IsIban(words[i].In(text)))
                Iban(text, words, i, found);
        }
    }

    private static void Number(string text, List<Word> words, int cue, List<Found> found)
    {
        var i = cue + 1;
        while (i < words.Count && i <= cue + 3 && words[i].Start - words[i - 1].End <= 3 && words[i].In(text, Fillers))
            i++;
        if (i == words.Count || words[i].Start - words[i - 1].End > 3)
            return;
        var word = words[i];
        if (i + 1 < words.Count && words[i + 1].Start == word.End + 1 && text[word.End] is '-' or '/')
            word = word with { Length = words[i + 1].End - word.Start };
        var w = word.In(text);
        var least = i > cue + 1 ? 3 : 4;
        var digits = 0;
        foreach (var c in w)
            if (char.IsDigit(c))
                digits++;
        if (digits >= least && !IsYear(w))
            found.Add(new(FoundKind.Number, word.Start, word.Length));
    }

    private static bool IsYear(ReadOnlySpan<char> w) => w.Length == 4 && (w.StartsWith("19") || w.StartsWith("20"));

    private static void Date(string text, List<Word> words, int cue, List<Found> found)
    {
        var first = -1;
        var last = -1;
        for (var i = cue + 1; i < words.Count && i <= cue + 6 && words[i].Start - words[i - 1].End <= 3; i++)
        {
            var digit = char.IsDigit(text[words[i].Start]);
            if (first < 0 && !digit && !IsMonth(words[i].In(text)))
                continue;
            if (!digit && !IsMonth(words[i].In(text)))
                break;
            first = first < 0 ? i : first;
            last = i;
        }
        if (first >= 0)
            found.Add(new(FoundKind.Born, words[first].Start, words[last].End - words[first].Start));
    }

    private static bool IsMonth(ReadOnlySpan<char> w)
    {
        ReadOnlySpan<string> months = ["jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec"];
        foreach (var m in months)
            if (w.Length is >= 3 and <= 9 && w.StartsWith(m, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static bool IsIban(ReadOnlySpan<char> w) =>
        w.Length >= 4 && char.IsAsciiLetterUpper(w[0]) && char.IsAsciiLetterUpper(w[1])
            && char.IsAsciiDigit(w[2]) && char.IsAsciiDigit(w[3]);

    private static void Iban(string text, List<Word> words, int first, List<Found> found)
    {
        var last = first;
        var length = words[first].Length;
        while (last + 1 < words.Count && last < first + 9 && words[last + 1].Length <= 4 && Words.Beside(text, words[last], words[last + 1])
            && text.AsSpan(words[last + 1].Start, words[last + 1].Length).ContainsAnyInRange('0', '9'))
            length += words[++last].Length;
        if (length is >= 15 and <= 34)
            found.Add(new(FoundKind.Number, words[first].Start, words[last].End - words[first].Start));
    }
}
