using Collegium.Database;
using Collegium.Facts;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Identity;

/// <summary>How a person comes in, changed by that person only and only soon after a sign-in.</summary>
public sealed class WaysIn(CollegiumDb db, FactLog facts, Session session, UserManager<Login> users, IPasswordHasher<Login> passwords, Authenticator authenticator)
{
    private const int ShortestPassword = 12;
    private const int LongestPassword = 128;

    public static readonly Refusal Stale = new(
        "sign-in.stale", "You signed in more than 15 minutes ago. Sign in again, so that nobody who finds this device open can change how you come in.",
        RefusalKind.Forbidden);

    public static readonly Refusal BadPasskey = new("passkey.refused", "This device couldn’t be added, or it took too long. Try again.");

    public static readonly Refusal NoCode = new(
        "authenticator.wrong-code", "This isn’t the code the app shows for the square above. Wait for the app’s next code and type it within half a minute.", Field: "Code.Digits");

    public static readonly Refusal NoAuthenticator = new(
        "password.no-authenticator", "A password alone doesn’t let anybody in. Set up the code app first, then choose a password.", Field: "Secret.Password");

    public static Refusal PasswordLength(int length) => new(
        "password.length", $"This password has {length} characters; choose {ShortestPassword} to {LongestPassword}. Four words in a row are easy to keep.",
        Field: "Secret.Password");

    public async Task<Result<Done>> AddPasskey(SignInManager<Login> signIn, string? credential, string? name) => await Change<Done>(async login =>
    {
        if (string.IsNullOrWhiteSpace(credential) || credential.Length > 20_000)
        {
            return BadPasskey;
        }

        var answer = await signIn.PerformPasskeyAttestationAsync(credential);
        if (!answer.Succeeded || answer.UserEntity.Id != login.Id.ToString())
        {
            return BadPasskey;
        }

        answer.Passkey.Name = string.IsNullOrWhiteSpace(name) ? "This device" : name.Trim()[..Math.Min(60, name.Trim().Length)];
        await users.AddOrUpdatePasskeyAsync(login, answer.Passkey);
        facts.Append("login.passkey-added", new("login", login.Id), Sight.Officers);
        return Done.It;
    });

    public async Task<Result<Done>> RemovePasskey(string? credentialId) => await Change<Done>(async login =>
    {
        var mine = (await users.GetPasskeysAsync(login)).FirstOrDefault(p => Convert.ToHexStringLower(p.CredentialId) == credentialId);
        if (mine is null)
        {
            return Refusal.Missing("passkey");
        }

        await users.RemovePasskeyAsync(login, mine.CredentialId);
        facts.Append("login.passkey-removed", new("login", login.Id), Sight.Officers);
        return Done.It;
    });

    public Task<Result<Done>> OfferAuthenticator() => Change(login =>
    {
        authenticator.Offer(login);
        return Task.FromResult<Result<Done>>(Done.It);
    });

    /// <summary>Answers the recovery codes, shown once.</summary>
    public Task<Result<IReadOnlyList<string>>> ConfirmAuthenticator(string? code) => Change(login =>
    {
        if (!authenticator.Confirm(login, code ?? ""))
        {
            return Task.FromResult<Result<IReadOnlyList<string>>>(NoCode);
        }

        facts.Append("login.authenticator-set", new("login", login.Id), Sight.Officers);
        return Task.FromResult<Result<IReadOnlyList<string>>>(new List<string>(Authenticator.NewRecoveryCodes(login)));
    });

    public Task<Result<IReadOnlyList<string>>> NewRecoveryCodes() => Change(login =>
    {
        facts.Append("login.recovery-codes-made", new("login", login.Id), Sight.Officers);
        return Task.FromResult<Result<IReadOnlyList<string>>>(new List<string>(Authenticator.NewRecoveryCodes(login)));
    });

    public Task<Result<Done>> SetPassword(string? password) => Change(login =>
    {
        var no = login.Authenticator is null ? NoAuthenticator
            : password?.Length is >= ShortestPassword and <= LongestPassword ? null : PasswordLength(password?.Length ?? 0);
        if (no is not null)
        {
            return Task.FromResult<Result<Done>>(no);
        }

        login.PasswordHash = passwords.HashPassword(login, password!);
        facts.Append("login.password-set", new("login", login.Id), Sight.Officers);
        return Task.FromResult<Result<Done>>(Done.It);
    });

    /// <summary>Every cookie of this person ends; keys are revoked one by one.</summary>
    public async Task<Result<Done>> SignOutEverywhere()
    {
        var login = await db.Set<Login>().SingleAsync(l => l.Id == db.Actor.Login);
        (login.SecurityStamp, login.ConcurrencyStamp) = (Secret.New(), Secret.New());
        facts.Append("login.signed-out-everywhere", new("login", login.Id), Sight.Officers);
        return Done.It;
    }

    private async Task<Result<T>> Change<T>(Func<Login, Task<Result<T>>> change)
    {
        if (!session.IsFresh(db.Actor))
        {
            return Stale;
        }

        var login = await db.Set<Login>().SingleAsync(l => l.Id == db.Actor.Login);
        login.ConcurrencyStamp = Secret.New();
        return await change(login);
    }
}
