using System.Security.Cryptography;
using Collegium.Database;
using Microsoft.AspNetCore.DataProtection;

namespace Collegium.Identity;

/// <summary>The second proof beside a password: a code of the owner's app, or one of the recovery codes, each good once.</summary>
public sealed class Authenticator(IDataProtectionProvider protection, TimeProvider clock)
{
    private const int Codes = 10;

    private readonly IDataProtector _protector = protection.CreateProtector("authenticator");

    /// <summary>A secret to be confirmed by a first code.</summary>
    public void Offer(Login login) => login.AuthenticatorOffered = _protector.Protect(Totp.NewSecret());

    public string? Offered(Login login) => login.AuthenticatorOffered is { } kept ? _protector.Unprotect(kept) : null;

    /// <summary>Takes the offered secret into use when the code fits it.</summary>
    public bool Confirm(Login login, string code)
    {
        if (Offered(login) is not { } secret || Totp.Check(secret, code, clock.Now(), 0) is not { } step)
        {
            return false;
        }

        (login.Authenticator, login.AuthenticatorOffered, login.LastCodeStep) = (login.AuthenticatorOffered, null, step);
        return true;
    }

    /// <summary>Sets a known secret; the demo prints it.</summary>
    public void Set(Login login, string secret) => login.Authenticator = _protector.Protect(secret);

    public bool Check(Login login, string code)
    {
        if (login.Authenticator is not { } kept)
        {
            return false;
        }

        if (Totp.Check(_protector.Unprotect(kept), code, clock.Now(), login.LastCodeStep) is { } step)
        {
            login.LastCodeStep = step;
            return true;
        }

        var codes = login.RecoveryCodes.Split(' ', StringSplitOptions.RemoveEmptyEntries).ToList();
        if (!codes.Remove(Secret.Hash(Plain(code))))
        {
            return false;
        }

        login.RecoveryCodes = string.Join(' ', codes);
        return true;
    }

    /// <summary>Ten new codes, answered once and kept as hashes; those before stop working.</summary>
    public static IReadOnlyList<string> NewRecoveryCodes(Login login)
    {
        var codes = Enumerable.Range(0, Codes).Select(_ => RandomNumberGenerator.GetString("abcdefghjkmnpqrstuvwxyz23456789", 12)).ToList();
        login.RecoveryCodes = string.Join(' ', codes.Select(Secret.Hash));
        return [.. codes.Select(c => $"{c[..4]}-{c[4..8]}-{c[8..]}")];
    }

    private static string Plain(string code) => code.Trim().Replace("-", "", StringComparison.Ordinal).ToLowerInvariant();
}
