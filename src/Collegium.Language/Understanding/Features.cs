namespace Collegium.Language;

/// <summary>One feature of a text: a word, its stem, a word and the next one, or a word near the beginning.</summary>
internal struct Feature
{
    public int Slot;
    public int Row;
    public float Value;
    public int First;
    public int Last;
}

/// <summary>The words, stems and word pairs of one text, each once with its frequency. Reused; not thread-safe.</summary>
internal sealed class Features
{
    /// <summary>
    /// What stands first says most: a word counts once more in the first two, four and eight. On three folds of 33,000
    /// help-desk mails that reads .5 % more of them right.
    /// </summary>
    private static readonly int[] Openings = [2, 4, 8];

    private Feature[] list = new Feature[128];
    private int[] table = new int[512];

    public int Count { get; private set; }

    public Span<Feature> All => list.AsSpan(0, Count);

    /// <summary>
    /// Collects the features of <paramref name="tokens"/> and <paramref name="fields"/>. Bare numbers say nothing and are passed
    /// over. A field stands nowhere in the text.
    /// </summary>
    public void Fill(Tokens tokens, IReadOnlyList<string> fields, HashedWeights weights)
    {
        Clear(tokens.Count + fields.Count);
        foreach (var field in fields)
            Add(weights.Slot(Hash.Mix(Hash.Add(~Hash.Seed, field))), -1, -1);
        var last = -1;
        for (var i = 0; i < tokens.Count; i++)
        {
            if (!tokens[i].HasLetter)
                continue;
            Add(weights.Slot(tokens[i].Word), i, i);
            if (tokens[i].Stem != tokens[i].Word)
                Add(weights.Slot(tokens[i].Stem), i, i);
            if (last >= 0)
                Add(weights.Slot(Hash.Pair(tokens[last].Word, tokens[i].Word)), last, i);
            foreach (var opening in Openings)
                if (i < opening)
                    Add(weights.Slot(Hash.Mix(tokens[i].Word + (ulong)opening)), i, i);
            last = i;
        }
    }

    private void Clear(int expected)
    {
        Count = 0;
        var size = table.Length;
        while (size < expected * 8)
            size *= 2;
        if (size > table.Length)
            table = new int[size];
        else
            Array.Clear(table);
    }

    private void Add(int slot, int first, int last)
    {
        var mask = table.Length - 1;
        var at = unchecked((int)((uint)slot * 2654435769u >> 7)) & mask;
        for (; table[at] != 0; at = (at + 1) & mask)
        {
            if (list[table[at] - 1].Slot != slot)
                continue;
            list[table[at] - 1].Value++;
            return;
        }
        if (Count == list.Length)
            Array.Resize(ref list, Count * 2);
        list[Count++] = new() { Slot = slot, Value = 1, First = first, Last = last };
        table[at] = Count;
    }
}
