using Collegium.Database;
using Collegium.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>Somebody is no longer with us: sessions, keys, links and every way in end with this write; the name stays beside what was done.</summary>
public sealed class CloseLogin(CollegiumDb db, FactLog facts, TimeProvider clock)
{
    public async Task OfPractitioner(Guid practitioner)
    {
        var now = clock.Now();
        await db.Set<Link>().Where(l => l.Party == practitioner && l.ExpiresAt > now).ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
        foreach (var login in await db.Set<Login>().Where(l => l.PractitionerId == practitioner && l.ChapterId == db.Chapter).ToListAsync())
        {
            await Close(login, now);
        }
    }

    /// <summary>
    /// A practice is out: its people act for it no more, and whatever opened before ends with this write. They can sign in anew to
    /// read its conduct cases. An office stays the chapter's to take back.
    /// </summary>
    public async Task Restrict(Guid practice)
    {
        var now = clock.Now();
        foreach (var login in await db.Set<Login>().Where(l => l.PracticeId == practice && l.ChapterId == db.Chapter).ToListAsync())
        {
            (login.Roles, login.SecurityStamp, login.ConcurrencyStamp) = ((login.Roles & Actor.Officers) | Roles.Former, Secret.New(), Secret.New());
            await db.Set<ApiKey>().Where(k => k.LoginId == login.Id && k.RevokedAt == null).ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, now));
            await db.Set<Link>().Where(l => (l.About == login.Id || l.Party != null && l.Party == login.PractitionerId) && l.ExpiresAt > now)
                .ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
            facts.Append("login.restricted", new("login", login.Id), Sight.Officers);
        }
    }

    private async Task Close(Login login, DateTime now)
    {
        // An office is the chapter's to take back, not the practice's: its holder stays an officer, of no practice.
        if ((login.Roles & Actor.Officers) is var office && office != Roles.None)
        {
            (login.Roles, login.PracticeId, login.SecurityStamp) = (office, null, Secret.New());
            return;
        }

        (login.Roles, login.PracticeId, login.PasswordHash, login.Authenticator, login.RecoveryCodes) = (Roles.None, null, null, null, "");
        (login.SecurityStamp, login.ConcurrencyStamp) = (Secret.New(), Secret.New());
        await db.Set<ApiKey>().Where(k => k.LoginId == login.Id && k.RevokedAt == null).ExecuteUpdateAsync(k => k.SetProperty(x => x.RevokedAt, now));
        await db.Set<Link>().Where(l => l.About == login.Id && l.ExpiresAt > now).ExecuteUpdateAsync(l => l.SetProperty(x => x.ExpiresAt, now));
        await db.Set<IdentityUserPasskey<Guid>>().Where(p => p.UserId == login.Id).ExecuteDeleteAsync();
        facts.Append("login.closed", new("login", login.Id), Sight.Officers);
    }
}
