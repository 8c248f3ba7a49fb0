using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Letters;

/// <summary>The practices on a ballot's roll, members or not any more: their names from memory, because a roll is as long as the chapter, and whether they may still vote.</summary>
internal sealed class RollNames(CollegiumDb db, MembersDoor members) : IRollNames
{
    public async Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> practices)
    {
        var known = (await members.Roster()).Practices;
        return practices.Where(known.ContainsKey).ToDictionary(p => p, p => known[p].Name);
    }

    public async Task<string?> WhyNot(Guid practice) =>
        await db.Set<Practice>().AsNoTracking().Where(p => p.Id == practice).Select(p => (Standing?)p.Standing).SingleOrDefaultAsync() is { } now and not (Standing.Full or Standing.Provisional)
            ? $"its standing is “{now.Words().ToLowerInvariant()}”" : null;
}
