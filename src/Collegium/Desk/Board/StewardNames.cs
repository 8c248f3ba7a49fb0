using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>Who is a steward of each chapter, by name; known for a minute, because every look at the board asks.</summary>
internal sealed class StewardNames(TimeProvider clock)
{
    private static readonly TimeSpan Fresh = TimeSpan.FromMinutes(1);
    private readonly ConcurrentDictionary<Guid, (DateTime At, IReadOnlyDictionary<Guid, string> Names)> _known = new();

    public async Task<IReadOnlyDictionary<Guid, string>> Of(CollegiumDb db)
    {
        var now = clock.Now();
        if (_known.TryGetValue(db.Chapter, out var known) && (now - known.At).Duration() < Fresh)
        {
            return known.Names;
        }

        var chapter = db.Chapter;
        var names = await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == chapter && (l.Roles & Roles.Steward) != 0)
            .OrderBy(l => l.DisplayName).ToDictionaryAsync(l => l.Id, l => l.DisplayName);
        _known[chapter] = (now, names);
        return names;
    }
}
