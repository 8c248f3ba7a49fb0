namespace Collegium.Language;

/// <summary>Names the caller knows: each word of them that names, in any case, with or without a possessive s. "It" in "Ostrander IT" doesn't.</summary>
internal static class GivenNames
{
    private static readonly HashSet<string> Harmless = Words.Set("the and of for a an in at on to by as or not all be is it we us our your inc llc ltd co de la le");

    public static void Find(string text, List<Word> words, IReadOnlyCollection<string> names, List<Found> found)
    {
        var known = new HashSet<string>(StringComparer.OrdinalIgnoreCase);
        foreach (var name in names)
            foreach (var word in Words.Of(name))
                foreach (var part in word.In(name).ToString().Split('-'))
                    if (part.Length > 1 && !Harmless.Contains(part))
                        known.Add(part);
        if (known.Count == 0)
            return;
        var lookup = known.GetAlternateLookup<ReadOnlySpan<char>>();
        foreach (var word in words)
            Parts(text, word, lookup, found);
    }

    private static void Parts(
        string text, Word word, HashSet<string>.AlternateLookup<ReadOnlySpan<char>> known, List<Found> found)
    {
        for (var start = word.Start; start < word.End;)
        {
            var hyphen = text.AsSpan(start, word.End - start).IndexOf('-');
            var end = hyphen < 0 ? word.End : start + hyphen;
            var length = end - start;
            if (length > 2 && text[end - 1] is 's' or 'S' && text[end - 2] is '\'' or '\u2019'
                && known.Contains(text.AsSpan(start, length - 2)))
                found.Add(new(FoundKind.Name, start, length - 2));
            else if (known.Contains(text.AsSpan(start, length)))
                found.Add(new(FoundKind.Name, start, length));
            start = end + 1;
        }
    }
}
