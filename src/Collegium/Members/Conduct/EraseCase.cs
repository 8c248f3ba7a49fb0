using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Conduct;

/// <summary>Somebody asked for their data to be erased: words, names and addresses of a closed case go; what was decided stays.</summary>
internal sealed class EraseCase(CaseAccess access, CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public static readonly Refusal NotClosed = new(
        "conduct.not-closed", "The words of a case are needed until it is closed. Erase them afterwards.", RefusalKind.Conflict);

    public async Task<Result<ConductCase>> Run(Guid id)
    {
        var found = await access.Kept(id);
        if ((found.Refusal ?? (found.Value.State is ConductState.Closed ? null : NotClosed)) is { } no)
        {
            return no;
        }

        foreach (var paper in await db.Set<ConductPaper>().Where(p => p.CaseId == id && p.ErasedAt == null).ToListAsync())
        {
            (paper.Text, paper.ByName, paper.ErasedAt) = (null, null, clock.Now());
        }

        foreach (var seat in await db.Set<PanelSeat>().Where(s => s.CaseId == id).ToListAsync())
        {
            (seat.Name, seat.Mail) = (null, null);
        }

        facts.Append("conduct.erased", ConductFacts.About(found.Value), Sight.Practice | Sight.Client, new { found.Value.Number });
        return found.Value;
    }
}
