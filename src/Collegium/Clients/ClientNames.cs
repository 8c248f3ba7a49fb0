using System.Collections.Concurrent;
using Collegium.Clients.Organisations;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients;

/// <summary>The names of a chapter's clients, for lists; a fact about a client makes them read again.</summary>
public sealed class ClientNames : IFactFollower
{
    private readonly ConcurrentDictionary<Guid, IReadOnlyDictionary<Guid, string>> _names = new();
    private int _generation;

    public void Follow(Fact fact)
    {
        if (fact.AboutType == "client")
        {
            Interlocked.Increment(ref _generation);
            _names.TryRemove(fact.ChapterId, out _);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Of(CollegiumDb db)
    {
        if (_names.TryGetValue(db.Chapter, out var known))
        {
            return known;
        }

        return await Read(db);
    }

    /// <summary>As <see cref="Of"/>, and surely with these: one added a moment ago is not heard of yet.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> With(CollegiumDb db, IEnumerable<Guid> ids)
    {
        var known = await Of(db);
        return ids.All(known.ContainsKey) ? known : await Read(db);
    }

    private async Task<IReadOnlyDictionary<Guid, string>> Read(CollegiumDb db)
    {
        var generation = Volatile.Read(ref _generation);
        var read = await db.Set<Client>().AsNoTracking().Select(c => new { c.Id, c.Name }).ToDictionaryAsync(c => c.Id, c => c.Name);
        if (generation == Volatile.Read(ref _generation))
        {
            _names[db.Chapter] = read;
        }

        return read;
    }
}
