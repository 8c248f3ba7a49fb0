using Collegium.Database;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>
/// Mail, password and code together, or one sentence that fits every no: it never tells which of the three was wrong, whether
/// we know the address, or whether it is locked.
/// </summary>
public sealed class SignInByPassword(
    CollegiumDb db, Writing writing, IPasswordHasher<Login> passwords, Authenticator authenticator, ILookupNormalizer names, TimeProvider clock)
{
    private const int MostWrong = 5;
    private static readonly TimeSpan Locked = TimeSpan.FromMinutes(15);

    /// <summary>Checked when there is no such login, so that the answer takes as long.</summary>
    private static readonly string NobodysHash = new PasswordHasher<Login>().HashPassword(null!, Secret.New());

    public static readonly Refusal Wrong = new(
        "sign-in.wrong",
        "These three don’t fit together. Check the address, the password and the code, and try again. After five wrong tries an address "
        + "has to wait 15 minutes. The link by e-mail, or a passkey, works all the same.");

    public async Task<Result<Login>> Run(string? mail, string? password, string? code)
    {
        var tried = await writing.Run<Attempt>(async () => new Attempt(await Try(mail ?? "", password ?? "", code ?? "")));
        return tried.Value.Login is { } login ? login : Wrong;
    }

    /// <summary>Written down whatever comes of it: wrong tries count, a code is used up.</summary>
    private async Task<Login?> Try(string mail, string password, string code)
    {
        var (now, normalized) = (clock.Now(), names.NormalizeEmail(mail.Trim()));
        var login = await db.Set<Login>().SingleOrDefaultAsync(l => l.ChapterId == db.Chapter && l.NormalizedEmail == normalized);
        var fits = passwords.VerifyHashedPassword(login!, login?.PasswordHash ?? NobodysHash, password) != PasswordVerificationResult.Failed;
        if (login is null || login.LockoutEnd > now)
        {
            return null;
        }

        login.ConcurrencyStamp = Secret.New();
        if (fits && login.PasswordHash is not null && authenticator.Check(login, code))
        {
            (login.AccessFailedCount, login.LockoutEnd) = (0, null);
            return login;
        }

        if (++login.AccessFailedCount >= MostWrong)
        {
            (login.AccessFailedCount, login.LockoutEnd) = (0, new DateTimeOffset(now + Locked, TimeSpan.Zero));
        }

        return null;
    }

    private sealed record Attempt(Login? Login);
}
