using System.Globalization;
using System.Security.Claims;
using Collegium.Database;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;

namespace Collegium.Identity;

/// <summary>Begins and ends the cookie that carries a person from page to page.</summary>
public sealed class Session(SignInManager<Login> signIn, IHttpContextAccessor http, TimeProvider clock)
{
    public const string SignedInAt = "signed-in-at";

    /// <summary>How long a proof of who you are counts as fresh, for what touches money or the ways in.</summary>
    public static readonly TimeSpan Fresh = TimeSpan.FromMinutes(15);

    public Task Begin(Login login) => signIn.SignInWithClaimsAsync(
        login, new AuthenticationProperties { IsPersistent = false },
        [new Claim(SignedInAt, clock.Now().ToString("o", CultureInfo.InvariantCulture))]);

    public Task End() => http.HttpContext!.SignOutAsync(IdentityConstants.ApplicationScheme);

    public bool IsFresh(Actor actor) => actor.SignedInAt is { } at && clock.Now() - at <= Fresh;

    /// <summary>Where to go after signing in: a page of ours, never another site's address.</summary>
    public static string Local(string? returnTo) =>
        returnTo is { Length: > 0 and < 2000 } && returnTo[0] == '/' && !returnTo.StartsWith("//", StringComparison.Ordinal)
        && !returnTo.Contains('\\', StringComparison.Ordinal) && !returnTo.Any(char.IsControl) ? returnTo : "/home";
}
