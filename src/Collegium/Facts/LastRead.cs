using System.Collections.Concurrent;

namespace Collegium.Facts;

/// <summary>What was last read of each thing, until whoever follows the facts lets it go.</summary>
internal sealed class LastRead<TKey, T>
    where TKey : notnull
    where T : class
{
    private readonly ConcurrentDictionary<TKey, Slot> _slots = new();

    public void LetGo(TKey key) => _slots.TryRemove(key, out _);

    public void LetAllGo() => _slots.Clear();

    /// <param name="key">Whose it is.</param>
    /// <param name="read">Answers null where nothing is there: no fact would ever let that go, so it is not kept.</param>
    /// <param name="still">Whether what was read before will do.</param>
    public async ValueTask<T?> Of(TKey key, Func<Task<T?>> read, Func<T, bool>? still = null)
    {
        // What changes while it is read falls out with its slot, so it is answered and not kept.
        var slot = _slots.GetOrAdd(key, _ => new Slot());
        if (slot.Value is { } known && still?.Invoke(known) != false)
        {
            return known;
        }

        var value = await read();
        slot.Value = value;
        if (value is null)
        {
            _slots.TryRemove(new(key, slot));
        }

        return value;
    }

    private sealed class Slot
    {
        public volatile T? Value;
    }
}
