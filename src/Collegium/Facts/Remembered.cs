using System.Collections.Concurrent;
using Collegium.Database;

namespace Collegium.Facts;

/// <summary>
/// What this process remembers of things of a chapter, each until a fact says that it changed. Only a scope that let the
/// facts catch up goes by it (<see cref="FactTail.GoByMemory"/>); everybody else reads, and remembers nothing.
/// </summary>
/// <param name="changed">The thing a fact changed, if it changed one.</param>
public sealed class Remembered<T>(Func<Fact, Guid?> changed) : IFactFollower
    where T : class
{
    private readonly ConcurrentDictionary<(Guid Chapter, Guid Id), Slot> _slots = new();

    public void Follow(Fact fact)
    {
        if (changed(fact) is { } id)
        {
            _slots.TryRemove((fact.ChapterId, id), out _);
        }
    }

    public async ValueTask<T?> Of(CollegiumDb db, Guid id, Func<Task<T?>> read)
    {
        if (!db.GoesByMemory)
        {
            return await read();
        }

        // What changes while it is read falls out with its slot.
        var slot = _slots.GetOrAdd((db.Chapter, id), _ => new Slot());
        if ((slot.Value ??= await read()) is not { } value)
        {
            // Nothing is there, so no fact would ever let it go.
            _slots.TryRemove(new((db.Chapter, id), slot));
            return null;
        }

        return value;
    }

    private sealed class Slot
    {
        public volatile T? Value;
    }
}

public static class RememberedSetup
{
    public static IServiceCollection AddRemembered<T>(this IServiceCollection services, Func<Fact, Guid?> changed)
        where T : class
    {
        var remembered = new Func<IServiceProvider, Remembered<T>>(_ => new Remembered<T>(changed));
        return services.AddSingleton(remembered).AddSingleton<IFactFollower>(p => p.GetRequiredService<Remembered<T>>());
    }
}
