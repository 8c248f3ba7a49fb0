using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Macros;

internal static class MacroNames
{
    public static async Task<IReadOnlyList<string>> Of(CollegiumDb db) =>
        db.Actor.Is(Roles.Steward) ? await db.Set<Macro>().OrderBy(m => m.Name).Select(m => m.Name).ToListAsync() : [];
}
