using Collegium.Database;
using Collegium.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using QRCoder;

namespace Collegium.Identity;

/// <summary>What the pages of this room call besides themselves.</summary>
internal static class IdentityRoutes
{
    public static void MapPeople(this IEndpointRouteBuilder app)
    {
        app.MapPost("/identity/sign-out", Leave).Allow(Roles.None);
        app.MapPost("/identity/passkey/options/signin", SignInOptions).Allow(Roles.None);
        app.MapPost("/identity/passkey/options/register", RegisterOptions).Allow(Actor.SignedIn);
        app.MapGet("/you/authenticator.svg", Square).Allow(Actor.SignedIn);
        app.MapGet("/home", Home).Allow(Actor.SignedIn | Roles.Former);
    }

    private static async Task<IResult> Leave(HttpContext http, IAntiforgery antiforgery, Session session)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        await session.End();
        return Results.LocalRedirect("/");
    }

    private static async Task<IResult> SignInOptions(HttpContext http, IAntiforgery antiforgery, SignInManager<Login> signIn) =>
        await antiforgery.IsRequestValidAsync(http)
            ? Results.Content(await signIn.MakePasskeyRequestOptionsAsync(null), "application/json")
            : Results.StatusCode(StatusCodes.Status400BadRequest);

    private static async Task<IResult> RegisterOptions(HttpContext http, IAntiforgery antiforgery, SignInManager<Login> signIn, CollegiumDb db, Session session)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        if (!session.IsFresh(db.Actor))
        {
            return Problems.Result(WaysIn.Stale);
        }

        var login = await db.Set<Login>().AsNoTracking().SingleAsync(l => l.Id == db.Actor.Login);
        return Results.Content(
            await signIn.MakePasskeyCreationOptionsAsync(new PasskeyUserEntity
            {
                Id = login.Id.ToString(),
                Name = login.Email!,
                DisplayName = login.DisplayName,
            }),
            "application/json");
    }

    /// <summary>The square a code app reads: only while its secret is not confirmed, and only for its owner.</summary>
    private static async Task<IResult> Square(CollegiumDb db, Authenticator authenticator)
    {
        var login = await db.Set<Login>().AsNoTracking().SingleAsync(l => l.Id == db.Actor.Login);
        if (authenticator.Offered(login) is not { } secret)
        {
            return Results.NotFound();
        }

        using var data = QRCodeGenerator.GenerateQrCode(Totp.Address(secret, "Collegium", login.Email!), QRCodeGenerator.ECCLevel.M);
        using var square = new SvgQRCode(data);
        return Results.Content(square.GetGraphic(4), "image/svg+xml");
    }

    /// <summary>Each person's first page.</summary>
    private static IResult Home(CollegiumDb db) => Results.LocalRedirect(db.Actor switch
    {
        { IsOfficer: true } => "/desk",
        { Roles: Roles.Former } => "/conduct",
        { Practice: not null } => "/offers",
        _ => "/mine",
    });
}
