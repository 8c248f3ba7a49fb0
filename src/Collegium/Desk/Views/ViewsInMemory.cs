using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

/// <summary>A view as the board shows it.</summary>
internal sealed record ViewCard(Guid Id, string Name, string Query, Guid ByLogin, string ByName, bool Shared);

/// <summary>A chapter's views and who opens with which, in memory: the board shows them at every look.</summary>
internal sealed class ViewsInMemory(FactTail tail) : IFactFollower
{
    private readonly LastRead<Guid, Known> _chapters = new();

    private sealed record Known(IReadOnlyList<ViewCard> Views, IReadOnlyDictionary<Guid, Guid> First);

    public void Follow(Fact fact)
    {
        if (fact.AboutType == "view")
        {
            _chapters.LetGo(fact.ChapterId);
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

    private async Task<Known> Of(CollegiumDb db)
    {
        await tail.HearOut();
        return (await _chapters.Of(db.Chapter, async () => new(
            await db.Set<SavedView>().AsNoTracking().OrderBy(v => v.Name).Select(v => new ViewCard(v.Id, v.Name, v.Query, v.ByLogin, v.ByName, v.Shared)).ToListAsync(),
            await db.Set<FirstView>().AsNoTracking().ToDictionaryAsync(f => f.LoginId, f => f.ViewId))))!;
    }
}
