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
    private readonly LastRead<(Guid Chapter, Guid Id), T> _known = new();

    public void Follow(Fact fact)
    {
        if (changed(fact) is { } id)
        {
            _known.LetGo((fact.ChapterId, id));
        }
    }

    public async ValueTask<T?> Of(CollegiumDb db, Guid id, Func<Task<T?>> read) =>
        db.GoesByMemory ? await _known.Of((db.Chapter, id), read) : await read();
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
