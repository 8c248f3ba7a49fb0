using Collegium.Clients.Organisations;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Clients;

/// <summary>The names of a chapter's clients, for lists; a fact about a client makes them read again.</summary>
public sealed class ClientNames : IFactFollower
{
    private readonly LastRead<Guid, Names> _names = new();

    private sealed record Names(IReadOnlyDictionary<Guid, string> ById, IReadOnlyDictionary<string, Guid> ByKey);

    public void Begin() => _names.LetAllGo();

    public void Follow(Fact fact)
    {
        if (fact.AboutType == "client")
        {
            _names.LetGo(fact.ChapterId);
        }
    }

    public async Task<IReadOnlyDictionary<Guid, string>> Of(CollegiumDb db) => (await Known(db)).ById;

    /// <summary>As <see cref="Of"/>, and surely with these: one added a moment ago is not heard of yet.</summary>
    public async Task<IReadOnlyDictionary<Guid, string>> With(CollegiumDb db, IEnumerable<Guid> ids)
    {
        var known = await Of(db);
        return ids.All(known.ContainsKey) ? known : (await Read(db)).ById;
    }

    /// <summary>Whose name this is, by its folded form; null where nobody of that name is heard of yet.</summary>
    internal async Task<Guid?> Bearer(CollegiumDb db, string key) => (await Known(db)).ByKey.TryGetValue(key, out var id) ? id : null;

    private async Task<Names> Known(CollegiumDb db) => (await _names.Of(db.Chapter, async () => await Read(db)))!;

    private static async Task<Names> Read(CollegiumDb db)
    {
        var rows = await db.Set<Client>().AsNoTracking().Select(c => new { c.Id, c.Name, c.NameKey }).ToListAsync();
        return new(rows.ToDictionary(c => c.Id, c => c.Name), rows.ToDictionary(c => c.NameKey, c => c.Id));
    }
}
