namespace Collegium.Language;

/// <summary>A dictionary of products and vendors that finds them, and unknown ones by their form, in running text.</summary>
/// <remarks>
/// An everyday word is a name only near one that is beyond doubt, or where it is said to do what products do. Safe for any
/// number of threads; time is linear in the text.
/// </remarks>
public sealed class NameBook
{
    private const int LongestName = 8;

    /// <summary>How many words on either side a name beyond doubt vouches for a doubtful one.</summary>
    private const int Near = 8;

    private readonly Dictionary<string, KnownName> names = new(StringComparer.OrdinalIgnoreCase);

    /// <param name="known">The dictionary. Of two names that differ in case only the first holds.</param>
    public NameBook(IEnumerable<KnownName> known)
    {
        ArgumentNullException.ThrowIfNull(known);
        foreach (var name in known)
            names.TryAdd(string.Join(' ', name.Name.Split(default(char[]), StringSplitOptions.RemoveEmptyEntries)), name);
    }

    /// <summary>The products and vendors a text names, in order; they never overlap.</summary>
    public IReadOnlyList<FoundName> Find(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        var places = new NamePlaces(text, NameTokens.Of(text));
        var candidates = Candidates(places);
        var sure = candidates.Where(c => c.Sure).ToList();
        var found = candidates.Where(c => c.Sure || (c.Plausible && Vouched(c, sure, places)) || places.Acts(c.First, c.Count)).ToList();
        found.AddRange(found.SelectMany(c => places.Abbreviated(c)).ToList());
        found.AddRange(Again(places, found));
        return [.. found.OrderBy(c => c.First).Select(places.Found)];
    }

    private static bool Vouched(NameCandidate one, List<NameCandidate> sure, NamePlaces places) =>
        sure.Exists(s => Math.Abs(s.First - one.First) <= Near && places.SameSentence(s.First, one.First));

    private List<NameCandidate> Candidates(NamePlaces places)
    {
        var list = new List<NameCandidate>();
        for (var i = 0; i < places.Count;)
        {
            var one = Listed(places, i) ?? places.Unlisted(i);
            if (one is { } candidate)
                list.Add(candidate);
            i += one?.Count ?? 1;
        }
        return list;
    }

    /// <summary>The longest name of the dictionary that begins here.</summary>
    private NameCandidate? Listed(NamePlaces places, int first)
    {
        for (var count = Math.Min(LongestName, places.Run(first)); count > 0; count--)
            if (names.TryGetValue(places.Words(first, count), out var known))
                return Judge(places, first, count, known);
        return null;
    }

    private static NameCandidate? Judge(NamePlaces places, int first, int count, KnownName known)
    {
        var exact = places.Words(first, count) == known.Name;
        var capital = places.Capital(first);
        var opens = places.Opens(first);
        return known.Doubt switch
        {
            NameDoubt.None => exact || capital ? new(first, count, known, Sure: !(opens && count == 1 && !exact), Plausible: true) : null,
            NameDoubt.Phrase => exact && capital ? new(first, count, known, Sure: !opens, Plausible: true) : null,
            NameDoubt.Short => exact && !places.AfterNumber(first) ? new(first, count, known, Sure: known.Vendor && !opens, Plausible: true) : null,
            _ => exact && capital ? new(first, count, known, Sure: places.Versioned(first, count), Plausible: !opens) : null,
        };
    }

    /// <summary>What was a name once in the text is one wherever it is written the same.</summary>
    private static IEnumerable<NameCandidate> Again(NamePlaces places, List<NameCandidate> found)
    {
        var words = found.Where(c => c.Known is null || (c.Count == 1 && c.Known.Doubt == NameDoubt.None)).SelectMany(c => Enumerable.Range(c.First, c.Count))
            .Select(i => places.Words(i, 1)).Where(w => w.Length > 3 && NameForms.Capital(w) && !NameForms.Everyday(w)).ToHashSet(StringComparer.Ordinal);
        var taken = found.SelectMany(c => Enumerable.Range(c.First, c.Count)).ToHashSet();
        return Enumerable.Range(0, places.Count).Where(i => !taken.Contains(i) && !places.Opens(i) && words.Contains(places.Words(i, 1)))
            .Select(i => new NameCandidate(i, 1, null, Sure: true, Plausible: true));
    }
}

/// <summary>A run of words that may be a name.</summary>
internal readonly record struct NameCandidate(int First, int Count, KnownName? Known, bool Sure, bool Plausible);
