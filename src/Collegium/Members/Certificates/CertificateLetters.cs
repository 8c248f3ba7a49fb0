using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Certificates;

/// <summary>A member has uploaded a new certificate: the membership secretary reads it and records until when it covers.</summary>
internal sealed class CertificateLetters(CollegiumDb db, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public string Name => "members.certificate-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind == "practice.certificate-uploaded";

    public async Task React(Fact fact)
    {
        if (!(await letters.Chapter()).Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        var name = await db.Set<Practice>().AsNoTracking().Where(p => p.Id == fact.AboutId).Select(p => p.Name).SingleAsync();
        foreach (var secretary in await db.Set<Login>().AsNoTracking()
            .Where(l => l.ChapterId == fact.ChapterId && (l.Roles & Roles.MembershipSecretary) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
        {
            await letters.Put(
                fact.Id, fact.Kind, (secretary.Email!, secretary.DisplayName), $"{name} has uploaded a new insurance certificate",
                $"Read it and record until when it covers, or the practice lapses when the old one runs out:\n\n{letters.Site}/members/{fact.AboutId}");
        }
    }
}
