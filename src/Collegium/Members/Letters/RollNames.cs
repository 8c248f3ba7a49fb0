using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
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

    /// <summary>The roll is frozen: dues, insurance and what the secretary does for now take nobody's vote. Only who is out, or suspended by a decision, can't.</summary>
    public async Task<string?> WhyNot(Guid practice)
    {
        var now = await db.Set<Practice>().AsNoTracking().Where(p => p.Id == practice).Select(p => (Standing?)p.Standing).SingleOrDefaultAsync();
        var votes = now is null or Standing.Full or Standing.Provisional or Standing.Lapsed || (now is Standing.Suspended && await ForNow(practice));
        return votes ? null : $"its standing is “{now!.Value.Words().ToLowerInvariant()}”";
    }

    private Task<bool> ForNow(Guid practice) => db.Set<StandingChange>().AsNoTracking().Where(c => c.PracticeId == practice)
        .OrderByDescending(c => c.At).ThenByDescending(c => c.Id).Take(1).AnyAsync(c => c.Reason.StartsWith(StandingBook.ForNow));
}
