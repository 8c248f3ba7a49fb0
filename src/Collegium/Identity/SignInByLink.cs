using Collegium.Database;
using Collegium.Mail;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>Sends a link that signs in once, to whom it may: clients, and members who have no other way in yet.</summary>
public sealed class SendSignInLink(CollegiumDb db, Links links, Mailbox mailbox, ILookupNormalizer names, TimeProvider clock)
{
    public static readonly TimeSpan Lasts = TimeSpan.FromMinutes(15);

    private const int MostAtOnce = 3;

    /// <summary>Answers the same whether or not a mail goes out.</summary>
    public async Task<Result<Done>> Run(string? mail)
    {
        var (now, normalized) = (clock.Now(), names.NormalizeEmail((mail ?? "").Trim()));
        var login = await db.Set<Login>().AsNoTracking().SingleOrDefaultAsync(l => l.ChapterId == db.Chapter && l.NormalizedEmail == normalized);
        if (login is null or { Roles: Roles.None } || !await May(login)
            || await db.Set<Link>().CountAsync(l => l.About == login.Id && l.Kind == LinkKind.SignIn && l.ExpiresAt > now) >= MostAtOnce)
        {
            return Done.It;
        }

        var secret = links.Hand(LinkKind.SignIn, login.Id, null, Lasts);
        mailbox.Put(
            clock.NewId(), "sign-in", login.Email!, login.DisplayName, "Your link to sign in",
            $"Hello {login.DisplayName},\n\nthis link signs you in once, within 15 minutes:\n\n{mailbox.Site}/l/{secret}\n\n"
            + "If you didn’t ask for it, do nothing: nobody gets in without it.\n");
        return Done.It;
    }

    /// <summary>A link is one proof; whoever set up two, or holds an office with a passkey, keeps to them.</summary>
    private async Task<bool> May(Login login) =>
        login.Roles == Roles.Client
        || login.PasswordHash is null && !await db.Set<IdentityUserPasskey<Guid>>().AnyAsync(p => p.UserId == login.Id);
}

/// <summary>Uses a link up and answers whose it was.</summary>
public sealed class SignInByLink(CollegiumDb db, Links links, TimeProvider clock)
{
    public static readonly Refusal Over = new(
        "link.over", "This link has been used, or its time is up. Ask for a new one; it comes within a minute.", RefusalKind.Missing);

    public async Task<bool> IsOpen(string secret) => await links.Find(secret, LinkKind.SignIn) is { } link && link.ChapterId == db.Chapter;

    public async Task<Result<Login>> Run(string secret)
    {
        if (await links.Find(secret, LinkKind.SignIn) is not { } link || link.ChapterId != db.Chapter)
        {
            return Over;
        }

        // Decided by the database: of two who press at once, one comes in.
        var now = clock.Now();
        var mine = await db.Set<Link>().Where(l => l.Id == link.Id && l.UsedAt == null).ExecuteUpdateAsync(l => l.SetProperty(x => x.UsedAt, now));
        return mine == 1 && await db.Set<Login>().SingleOrDefaultAsync(l => l.Id == link.About && l.ChapterId == db.Chapter) is { } login ? login : Over;
    }
}
