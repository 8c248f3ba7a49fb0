using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Applications;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Clocks;

/// <summary>Tells the membership secretaries what waits for them on an application; never one whose own application it is.</summary>
internal sealed class ToSecretary(CollegiumDb db, Letterhead letters)
{
    public async Task Write(Guid because, string kind, Guid applicant, string subject, string words)
    {
        if (!(await letters.Chapter()).Open || await db.Set<Application>().AsNoTracking().SingleOrDefaultAsync(a => a.PracticeId == applicant) is not { } application)
        {
            return;
        }

        foreach (var login in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == db.Chapter && (l.Roles & Roles.MembershipSecretary) != 0 && l.Email != null && l.PracticeId != applicant).OrderBy(l => l.Id).ToListAsync())
        {
            await letters.Put(because, kind, (login.Email!, login.DisplayName), subject, FormattableString.Invariant($"{words}\n\n{letters.Site}/applications/{application.Number}"));
        }
    }
}
