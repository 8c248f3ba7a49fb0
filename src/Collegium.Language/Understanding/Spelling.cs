namespace Collegium.Language;

/// <summary>
/// Finds the catalogue word one slip away (a letter missing, added, changed, or two swapped) by deletions on both sides
/// (Garbe's symmetric delete). Only words of six letters or more whose first letter is right, so that "house" is no
/// "mouse"; a changed last letter is another word ("marker", "market").
/// </summary>
internal sealed class Spelling
{
    private const int Shortest = 6;
    private const int Longest = 24;

    private readonly Dictionary<ulong, List<int>> nearby = [];
    private readonly HashSet<ulong> known = [];
    private readonly List<(string Word, ulong Key)> words = [];

    /// <summary>A stem that occurs in some phrase is spelt right.</summary>
    public void Know(ReadOnlySpan<char> stem) => known.Add(Hash.Add(Hash.Seed, stem));

    /// <summary>Takes the only content word of a phrase as a word to correct towards.</summary>
    public void Teach(Tokens tokens, ulong key)
    {
        for (var i = 0; i < tokens.Count; i++)
            if (!tokens[i].Stop && tokens[i].StemLength is >= Shortest and <= Longest)
                Teach(tokens.StemOf(tokens[i]), key);
    }

    public bool TryCorrect(ReadOnlySpan<char> stem, out ulong key)
    {
        key = 0;
        if (stem.Length is < Shortest - 1 or > Longest + 1 || known.Contains(Hash.Add(Hash.Seed, stem)))
            return false;
        if (TryOne(stem, stem, ref key))
            return true;
        Span<char> shorter = stackalloc char[Longest];
        for (var i = 1; i < stem.Length; i++)
            if (TryOne(Without(stem, i, shorter), stem, ref key))
                return true;
        return false;
    }

    private void Teach(ReadOnlySpan<char> stem, ulong key)
    {
        Span<char> shorter = stackalloc char[Longest];
        words.Add((stem.ToString(), key));
        Point(stem, words.Count - 1);
        for (var i = 1; i < stem.Length; i++)
            Point(Without(stem, i, shorter), words.Count - 1);
    }

    private void Point(ReadOnlySpan<char> from, int word)
    {
        var hash = Hash.Add(Hash.Seed, from);
        if (!nearby.TryGetValue(hash, out var list))
            nearby[hash] = list = [];
        if (!list.Contains(word))
            list.Add(word);
    }

    private bool TryOne(ReadOnlySpan<char> form, ReadOnlySpan<char> stem, ref ulong key)
    {
        if (!nearby.TryGetValue(Hash.Add(Hash.Seed, form), out var list))
            return false;
        foreach (var i in list)
        {
            if (!OneSlip(words[i].Word, stem))
                continue;
            key = words[i].Key;
            return true;
        }
        return false;
    }

    private static ReadOnlySpan<char> Without(ReadOnlySpan<char> stem, int at, Span<char> buffer)
    {
        stem[..at].CopyTo(buffer);
        stem[(at + 1)..].CopyTo(buffer[at..]);
        return buffer[..(stem.Length - 1)];
    }

    private static bool OneSlip(ReadOnlySpan<char> a, ReadOnlySpan<char> b)
    {
        var front = a.CommonPrefixLength(b);
        var whole = Math.Max(a.Length, b.Length);
        if (front == 0)
            return false;
        a = a[front..];
        b = b[front..];
        while (a.Length > 0 && b.Length > 0 && a[^1] == b[^1])
        {
            a = a[..^1];
            b = b[..^1];
        }
        var end = front + Math.Max(a.Length, b.Length) == whole;
        return (a.Length <= 1 && b.Length <= 1 && !(end && a.Length == b.Length))
            || (a.Length == 2 && b.Length == 2 && a[0] == b[1] && a[1] == b[0]);
    }
}
