using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Views;

/// <summary>Finds a view for a step: whose it is, and whether this person may take it.</summary>
internal sealed class OwnViews(CollegiumDb db, FactLog facts)
{
    public Guid Me => db.Actor.Login ?? Guid.Empty;

    /// <summary>A view this person may see.</summary>
    public async Task<Result<SavedView>> Seen(Guid id)
    {
        var me = Me;
        return db.Actor.IsOfficer && await db.Set<SavedView>().SingleOrDefaultAsync(v => v.Id == id && (v.Shared || v.ByLogin == me)) is { } found
            ? found : Refusal.Missing("view");
    }

    /// <summary>A view this person may change.</summary>
    public async Task<Result<SavedView>> Own(Guid id) =>
        await Seen(id) is var seen && seen.Refusal is { } no ? no : seen.Value.ByLogin == Me ? seen.Value : ViewRefusals.NotYours;

    /// <summary>Two of one name couldn't be told apart in the row above the board.</summary>
    public async Task<bool> Keeps(string name)
    {
        var me = Me;
        return (await db.Set<SavedView>().Where(v => v.ByLogin == me).Select(v => v.Name).ToListAsync()).Contains(name, StringComparer.OrdinalIgnoreCase);
    }

    public void Tell(string kind, SavedView view) => facts.Append(kind, new About("view", view.Id), Sight.Officers, new { view.Shared });
}
