using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;

namespace Collegium.Members.Vouching;

/// <summary>Each chapter's vouch net in memory, for those who look; built again from the rows after a fact that may have changed it.</summary>
internal sealed class NetCache(FactTail tail, IServiceScopeFactory scopes, TimeProvider clock) : IFactFollower, IDisposable
{
    private static readonly string[] Kinds = ["vouch.", "practice.", "charter.", "login."];

    private readonly ConcurrentDictionary<Guid, OnFile> _chapters = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    public void Follow(Fact fact)
    {
        if (Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal)) && _chapters.TryGetValue(fact.ChapterId, out var file))
        {
            Interlocked.Increment(ref file.Told);
        }
    }

    /// <summary>Sees every write answered before.</summary>
    public async Task<Net> Of(CollegiumDb db)
    {
        await tail.CatchUp(db);
        var file = _chapters.GetOrAdd(db.Chapter, _ => new OnFile());
        if (file.Fresh is { } fresh)
        {
            return fresh;
        }

        await _reading.WaitAsync();
        try
        {
            return file.Fresh ?? await Read(db.Chapter, file);
        }
        finally
        {
            _reading.Release();
        }
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Reads on a connection of its own: what a write under way has changed is not for everybody yet.</summary>
    private async Task<Net> Read(Guid chapter, OnFile file)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        var told = Volatile.Read(ref file.Told);
        var rules = await scope.ServiceProvider.GetRequiredService<GovernanceDoor>().Rules();
        var net = Net.Build(await NetRows.Read(scope.ServiceProvider.GetRequiredService<CollegiumDb>(), rules, clock.Now()));
        file.Keep(net, told);
        return net;
    }

    private sealed class OnFile
    {
        private volatile Built? _built;

        /// <summary>Facts heard; what was built after fewer is old.</summary>
        public long Told;

        public Net? Fresh => _built is { } built && built.Told == Volatile.Read(ref Told) ? built.Net : null;

        public void Keep(Net net, long told) => _built = new(net, told);

        private sealed record Built(Net Net, long Told);
    }
}
