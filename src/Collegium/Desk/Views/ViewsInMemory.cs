using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

/// <summary>A view as the board shows it.</summary>
internal sealed record ViewCard(Guid Id, string Name, string Query, Guid ByLogin, string ByName, bool Shared);

/// <summary>A chapter's views and who opens with which, in memory: the board shows them at every look.</summary>
internal sealed class ViewsInMemory(FactTail tail) : IFactFollower
{
    private readonly ConcurrentDictionary<Guid, (IReadOnlyList<ViewCard> Views, IReadOnlyDictionary<Guid, Guid> First)> _chapters = new();
    private int _generation;

    public void Follow(Fact fact)
    {
        if (fact.AboutType == "view")
        {
            Interlocked.Increment(ref _generation);
            _chapters.TryRemove(fact.ChapterId, out _);
        }
    }

    /// <summary>Those the actor may see: own ones first, then the shared ones.</summary>
    public async Task<IReadOnlyList<ViewCard>> Seen(CollegiumDb db)
    {
        var me = db.Actor.Login;
        return [.. (await Of(db)).Views.Where(v => v.Shared || v.ByLogin == me).OrderBy(v => v.ByLogin != me)];
    }

    public async Task<ViewCard?> First(CollegiumDb db)
    {
        var known = await Of(db);
        return db.Actor.Login is { } me && known.First.TryGetValue(me, out var first) ? known.Views.FirstOrDefault(v => v.Id == first && (v.Shared || v.ByLogin == me)) : null;
    }

    private async Task<(IReadOnlyList<ViewCard> Views, IReadOnlyDictionary<Guid, Guid> First)> Of(CollegiumDb db)
    {
        await tail.HearOut();
        if (_chapters.TryGetValue(db.Chapter, out var known))
        {
            return known;
        }

        var generation = Volatile.Read(ref _generation);
        IReadOnlyList<ViewCard> views = await db.Set<SavedView>().AsNoTracking().OrderBy(v => v.Name)
            .Select(v => new ViewCard(v.Id, v.Name, v.Query, v.ByLogin, v.ByName, v.Shared)).ToListAsync();
        IReadOnlyDictionary<Guid, Guid> first = await db.Set<FirstView>().AsNoTracking().ToDictionaryAsync(f => f.LoginId, f => f.ViewId);
        if (generation == Volatile.Read(ref _generation))
        {
            _chapters[db.Chapter] = (views, first);
        }

        return (views, first);
    }
}
