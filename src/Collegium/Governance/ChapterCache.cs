using System.Collections.Concurrent;
using Collegium.Facts;

namespace Collegium.Governance;

/// <summary>Chapters and charters as last read; forgotten when a fact says they changed.</summary>
public sealed class ChapterCache : IFactFollower
{
    private readonly ConcurrentDictionary<Guid, ChapterCard> _cards = new();
    private readonly ConcurrentDictionary<Guid, CharterRules> _rules = new();
    private int _generation;

    public void Follow(Fact fact)
    {
        if (fact.Kind.StartsWith("chapter.", StringComparison.Ordinal) || fact.Kind.StartsWith("charter.", StringComparison.Ordinal))
        {
            Interlocked.Increment(ref _generation);
            _cards.TryRemove(fact.ChapterId, out _);
            _rules.TryRemove(fact.ChapterId, out _);
        }
    }

    internal Task<ChapterCard> Card(Guid chapter, Func<Task<ChapterCard>> load) => Known(_cards, chapter, load);

    internal Task<CharterRules> Rules(Guid chapter, Func<Task<CharterRules>> load) => Known(_rules, chapter, load);

    /// <summary>What was read before a change is answered but not kept.</summary>
    private async Task<T> Known<T>(ConcurrentDictionary<Guid, T> kept, Guid chapter, Func<Task<T>> load)
    {
        if (kept.TryGetValue(chapter, out var known))
        {
            return known;
        }

        var generation = Volatile.Read(ref _generation);
        var read = await load();
        if (generation == Volatile.Read(ref _generation))
        {
            kept[chapter] = read;
        }

        return read;
    }
}
