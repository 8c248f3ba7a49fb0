using System.Collections.Concurrent;

namespace Collegium.Facts;

/// <summary>
/// Which rows kept in memory facts have overtaken. A key stays stale until what was read after it was marked is in place, so
/// nobody is served the old row meanwhile; one marked again during the reading stays.
/// </summary>
public sealed class Stale
{
    private readonly ConcurrentDictionary<Guid, long> _marks = new();
    private long _last;

    public bool IsEmpty => _marks.IsEmpty;

    public void Mark(Guid key) => _marks[key] = Interlocked.Increment(ref _last);

    /// <summary>Take this before reading, and hand it to <see cref="Renewed"/> after.</summary>
    public IReadOnlyCollection<KeyValuePair<Guid, long>> Now() => [.. _marks];

    public void Renewed(IReadOnlyCollection<KeyValuePair<Guid, long>> read)
    {
        foreach (var mark in read)
        {
            _marks.TryRemove(mark);
        }
    }
}
