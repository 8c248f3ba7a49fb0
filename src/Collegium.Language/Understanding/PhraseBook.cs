namespace Collegium.Language;

/// <summary>One catalogue phrase found in a text: the tokens it covers and how much of a full word it weighs.</summary>
internal readonly record struct PhraseHit(PhraseBook.Entry[] Entries, float Weight, int FirstToken, int LastToken);

/// <summary>The prior words of all topics, found in a text by their stems written together ("log in" = "login" = "log-in").</summary>
internal sealed class PhraseBook
{
    /// <summary>
    /// What a phrase says for one topic: 1 for a word of that topic alone, more for a phrase, less for hints and shared
    /// words.
    /// </summary>
    internal readonly record struct Entry(int Topic, float Weight);

    private const int LongestPhrase = 4;
    private const float Hint = .5f;
    private const float GivesWay = .85f;
    private const float SeveralWords = 1.25f;
    private const float Misspelt = .9f;

    private readonly Dictionary<ulong, Entry[]> phrases = [];
    private readonly Spelling spelling = new();

    public PhraseBook(IReadOnlyList<Topic> topics)
    {
        var tokens = new Tokens();
        var found = new Dictionary<ulong, List<Entry>>();
        for (var k = 0; k < topics.Count; k++)
            foreach (var word in topics[k].Words)
                Enter(found, tokens, word, k);
        foreach (var (key, entries) in found)
            phrases[key] = [.. entries.Select(e => e with { Weight = e.Weight / MathF.Sqrt(entries.Count) })];
    }

    /// <summary>Finds the phrases of a text, longest first from the left; each is counted once.</summary>
    public void Find(Tokens tokens, List<PhraseHit> hits, List<int> content)
    {
        hits.Clear();
        content.Clear();
        for (var i = 0; i < tokens.Count; i++)
            if (!tokens[i].Stop)
                content.Add(i);
        for (var i = 0; i < content.Count;)
            i += FindAt(tokens, content, i, hits);
    }

    private int FindAt(Tokens tokens, List<int> content, int i, List<PhraseHit> hits)
    {
        Span<ulong> keys = stackalloc ulong[LongestPhrase];
        var key = Hash.Seed;
        var longest = Math.Min(LongestPhrase, content.Count - i);
        for (var n = 0; n < longest; n++)
            keys[n] = key = Hash.Add(key, tokens.StemOf(tokens[content[i + n]]));
        for (var n = longest; n > 0; n--)
        {
            if (!phrases.TryGetValue(keys[n - 1], out var entries))
                continue;
            Add(hits, new(entries, 1, content[i], content[i + n - 1]));
            return n;
        }
        if (spelling.TryCorrect(tokens.StemOf(tokens[content[i]]), out var meant))
            Add(hits, new(phrases[meant], Misspelt, content[i], content[i]));
        return 1;
    }

    private static void Add(List<PhraseHit> hits, PhraseHit hit)
    {
        foreach (var h in hits)
            if (ReferenceEquals(h.Entries, hit.Entries))
                return;
        hits.Add(hit);
    }

    private void Enter(Dictionary<ulong, List<Entry>> found, Tokens tokens, string word, int topic)
    {
        tokens.Fill(word, LongestPhrase * 2);
        var key = Hash.Seed;
        var n = 0;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (tokens[i].Stop || n == LongestPhrase)
                continue;
            key = Hash.Add(key, tokens.StemOf(tokens[i]));
            spelling.Know(tokens.StemOf(tokens[i]));
            n++;
        }
        if (n == 0)
            return;
        var weight = word.EndsWith('~') ? Hint : word.EndsWith('<') ? GivesWay : n > 1 ? SeveralWords : 1;
        if (n == 1 && weight > Hint)
            spelling.Teach(tokens, key);
        if (!found.TryGetValue(key, out var entries))
            found[key] = entries = [];
        var same = entries.FindIndex(e => e.Topic == topic);
        if (same < 0)
            entries.Add(new(topic, weight));
        else
            entries[same] = new(topic, Math.Min(weight, entries[same].Weight));
    }
}
