using Collegium.Database;
using Collegium.Governance.Charters;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Governance;

/// <summary>A chapter as the database holds it; not ready while its season or set-up is still being written.</summary>
public sealed record ChapterOnFile(Guid Id, string Name, bool Demo, bool Ready);

/// <summary>Which chapter answers under a host name.</summary>
public sealed class Chapters
{
    private volatile IReadOnlyList<(Guid Id, string? Host)> _known = [];

    /// <summary>The chapter of this host, else the one without a host, else null: there is none yet.</summary>
    public async Task<Guid?> Of(string host, CollegiumDb db)
    {
        if (_known.Count == 0)
        {
            await Load(db);
        }

        foreach (var (id, name) in _known)
        {
            if (string.Equals(name, host, StringComparison.OrdinalIgnoreCase))
            {
                return id;
            }
        }

        return _known.FirstOrDefault(c => c.Host is null) is { Id: var only } && only != Guid.Empty ? only : null;
    }

    /// <summary>Every chapter this database holds, served or not.</summary>
    public async Task<IReadOnlyList<ChapterOnFile>> OnFile(CollegiumDb db) =>
        await db.Set<Chapter>().AsNoTracking().OrderBy(c => c.CreatedAt).Select(c => new ChapterOnFile(c.Id, c.Name, c.Demo, c.ReadyAt != null)).ToListAsync();

    /// <summary>Reads them again, after a chapter was founded.</summary>
    public async Task Load(CollegiumDb db) =>
        _known = [.. (await db.Set<Chapter>().AsNoTracking().Where(c => c.ReadyAt != null).OrderBy(c => c.CreatedAt)
            .Select(c => new { c.Id, c.Host }).ToListAsync()).Select(c => (c.Id, c.Host))];
}
