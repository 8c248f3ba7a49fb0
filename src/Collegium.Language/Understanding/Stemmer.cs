namespace Collegium.Language;

/// <summary>
/// Light English stemming on lower-case letters, in place: Porter (1980) steps 1a, 1b and 5a. Plurals, -ing, -ed and
/// a final e; nothing that turns one trade word into another ("printer" and "print" stay two words).
/// </summary>
internal static class Stemmer
{
    /// <summary>The length of the stem of <paramref name="w"/>, whose letters may have been changed.</summary>
    public static int Stem(Span<char> w)
    {
        if (w.Length < 4)
            return w.Length == 3 && w[2] == 's' && w[1] is not ('s' or 'u' or 'i' or 'a') ? 2 : w.Length;
        var n = Plural(w);
        n = Past(w, n);
        if (n > 3 && w[n - 1] == 'e')
        {
            var m = Measure(w[..(n - 1)]);
            if (m > 1 || (m == 1 && !Short(w[..(n - 1)])))
                n--;
        }
        return n;
    }

    private static int Plural(Span<char> w)
    {
        var n = w.Length;
        if (w[n - 1] != 's' || w[n - 2] is 's' or 'u')
            return n;
        if (w.EndsWith("sses") || w.EndsWith("xes") || w.EndsWith("ches") || w.EndsWith("shes"))
            return n - 2;
        if (n > 4 && w.EndsWith("ies"))
        {
            w[n - 3] = 'y';
            return n - 2;
        }
        return w[n - 2] == 'i' ? n : n - 1;
    }

    private static int Past(Span<char> w, int n)
    {
        int cut;
        if (n > 4 && w[..n].EndsWith("ing") && HasVowel(w[..(n - 3)]))
            cut = n - 3;
        else if (n > 3 && w[..n].EndsWith("ed") && w[n - 3] != 'e' && HasVowel(w[..(n - 2)]))
            cut = n - 2;
        else
            return n;
        var stem = w[..cut];
        if (stem.EndsWith("at") || stem.EndsWith("bl") || stem.EndsWith("iz") || (Measure(stem) == 1 && Short(stem)))
        {
            w[cut] = 'e';
            return cut + 1;
        }
        var doubled = cut > 2 && w[cut - 1] == w[cut - 2] && !Vowel(w, cut - 1) && w[cut - 1] is not ('l' or 's' or 'z');
        return doubled ? cut - 1 : cut;
    }

    private static bool Vowel(ReadOnlySpan<char> w, int i) =>
        w[i] is 'a' or 'e' or 'i' or 'o' or 'u' || (w[i] == 'y' && i > 0 && !Vowel(w, i - 1));

    private static bool HasVowel(ReadOnlySpan<char> w)
    {
        for (var i = 0; i < w.Length; i++)
            if (Vowel(w, i))
                return true;
        return false;
    }

    private static int Measure(ReadOnlySpan<char> w)
    {
        var m = 0;
        for (var i = 1; i < w.Length; i++)
            if (!Vowel(w, i) && Vowel(w, i - 1))
                m++;
        return m;
    }

    private static bool Short(ReadOnlySpan<char> w)
    {
        var n = w.Length;
        return n > 2 && !Vowel(w, n - 1) && Vowel(w, n - 2) && !Vowel(w, n - 3) && w[n - 1] is not ('w' or 'x' or 'y');
    }
}
