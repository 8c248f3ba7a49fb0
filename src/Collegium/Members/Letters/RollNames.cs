using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Letters;

/// <summary>The names on a ballot's roll, members or not any more.</summary>
internal sealed class RollNames(CollegiumDb db) : IRollNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> practices) =>
        await db.Set<Practice>().AsNoTracking().Where(p => practices.Contains(p.Id)).ToDictionaryAsync(p => p.Id, p => p.Name);
}
