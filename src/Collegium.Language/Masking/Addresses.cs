namespace Collegium.Language;

/// <summary>Street addresses, suites, post boxes and postal codes.</summary>
internal static class Addresses
{
    private static readonly HashSet<string> Streets = Words.Set(
        "street avenue ave road rd boulevard blvd parkway pkwy highway hwy terrace crescent strasse straße");

    /// <summary>Words that also mean something else ("shared drive", "this way"): the words before them must be capitalised.</summary>
    private static readonly HashSet<string> DoubtfulStreets =
        Words.Set("st drive dr lane ln court ct way place pl square sq circle cir row close");

    private static readonly HashSet<string> NotBetween = Words.Set(
        "on in the of a an at from to and or for with is are was no by our my your this that people times days hours minutes weeks");

    private static readonly HashSet<string> Rooms = Words.Set("suite ste apt apartment unit floor room building bldg");

    private static readonly HashSet<string> States = Words.Set(
        "AL AK AZ AR CA CO CT DE FL GA HI ID IL IN IA KS KY LA ME MD MA MI MN MS MO MT NE NV NH NJ NM NY NC ND OH OK OR " +
        "PA RI SC SD TN TX UT VT " +
        "VA WA WV WI WY DC");

    public static void Find(string text, List<Word> words, List<Found> found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var last = Street(text, words, i);
            if (last > 0)
                last = Rest(text, words, last);
            else if (words[i].In(text, Rooms) && words[i].Length is 5 or 3 && !words[i].Is(text, "floor") && IsRoom(text, words, i))
                last = i + 1;
            else
                last = Box(text, words, i) is var box and > 0 ? box : Zip(text, words, i);
            if (last <= 0)
                continue;
            found.Add(new(FoundKind.Address, words[i].Start, End(text, words[last]) - words[i].Start));
            i = last;
        }
    }

    /// <summary>A number, up to four words, a street word: the index of the street word or 0.</summary>
    private static int Street(string text, List<Word> words, int i)
    {
        if (!char.IsDigit(text[words[i].Start]) || words[i].Length > 6)
            return 0;
        var capitals = true;
        for (var j = i + 1; j < words.Count && j <= i + 5 && Words.Beside(text, words[j - 1], words[j], dot: true); j++)
        {
            if (j > i + 1 && (words[j].In(text, Streets) || (capitals && words[j].In(text, DoubtfulStreets))))
                return j;
            if (words[j].In(text, NotBetween))
                return 0;
            capitals &= char.IsUpper(text[words[j].Start]) || char.IsDigit(text[words[j].Start]);
        }
        return 0;
    }

    /// <summary>Takes in ", Suite 200", ", Springfield", ", IL 62704" after a street.</summary>
    private static int Rest(string text, List<Word> words, int last)
    {
        if (last + 2 < words.Count && Follows(text, words, last) && words[last + 1].In(text, Rooms) && words[last + 2].Length <= 5)
            last += 2;
        for (var n = 1; n <= 4 && last + n < words.Count && Follows(text, words, last + n - 1); n++)
        {
            if (Zip(text, words, last + n) is var zip and > 0)
                return zip;
            if (!words[last + n].Capitalised(text))
                break;
        }
        return last;
    }

    private static bool Follows(string text, List<Word> words, int i) =>
        words[i + 1].Start - words[i].End <= 3 && text.AsSpan(words[i].End, words[i + 1].Start - words[i].End).Trim(" ,.\n#").IsEmpty;

    private static bool IsRoom(string text, List<Word> words, int i) =>
        i + 1 < words.Count && Follows(text, words, i) && words[i + 1].Length <= 5 && char.IsDigit(text[words[i + 1].Start]);

    private static int Box(string text, List<Word> words, int i)
    {
        var p = words[i].Is(text, "po") || words[i].Is(text, "post") ? i
            : words[i].Is(text, "p") && i + 1 < words.Count && words[i + 1].Is(text, "o") ? i + 1 : -1;
        return p >= 0 && p + 2 < words.Count && words[p + 1].Is(text, "box") && char.IsDigit(text[words[p + 2].Start]) ? p + 2 : 0;
    }

    /// <summary>"IL 62704", "ZIP 62704", "62704-1234", "SW1A 1AA", "K1A 0B1": the index of the last word or 0.</summary>
    private static int Zip(string text, List<Word> words, int i)
    {
        var w = words[i].In(text);
        var next = i + 1 < words.Count && words[i + 1].Start - words[i].End <= 2 ? words[i + 1].In(text) : [];
        if (next.Length == 5 && !next.ContainsAnyExceptInRange('0', '9')
            && (words[i].Is(text, "zip") || (w.Length == 2 && !w.ContainsAnyExceptInRange('A', 'Z') && words[i].In(text, States))))
            return i + 1;
        if (w.Length == 5 && next.Length == 4 && text[words[i].End] == '-' && !w.ContainsAnyExceptInRange('0', '9')
            && !next.ContainsAnyExceptInRange('0', '9'))
            return i + 1;
        var letters = next.Length == 3 && w.Length is >= 2 and <= 4 && char.IsAsciiLetterUpper(w[0]) && w.ContainsAnyInRange('0', '9');
        if (!letters)
            return 0;
        var british = char.IsAsciiDigit(next[0]) && char.IsAsciiLetterUpper(next[1]) && char.IsAsciiLetterUpper(next[2]);
        var canadian = w.Length == 3 && char.IsAsciiLetterUpper(w[2]) && char.IsAsciiDigit(next[0])
            && char.IsAsciiLetterUpper(next[1]) && char.IsAsciiDigit(next[2]);
        return british || canadian ? i + 1 : 0;
    }

    /// <summary>The four digits after a ZIP belong to it.</summary>
    private static int End(string text, Word word)
    {
        var end = word.End;
        return end + 4 < text.Length && text[end] == '-' && !text.AsSpan(end + 1, 4).ContainsAnyExceptInRange('0', '9') ? end + 5 : end;
    }
}
