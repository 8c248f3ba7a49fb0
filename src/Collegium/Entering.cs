using System.Globalization;
using System.Security.Claims;
using Collegium.Database;
using Collegium.Governance;
using Collegium.Http;
using Collegium.Identity;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium;

/// <summary>
/// The door of the house: finds out which chapter and who, once a request, and turns away whoever the endpoint is not for.
/// </summary>
public sealed class Entering(RequestDelegate next, Chapters chapters, Readiness readiness)
{
    private static readonly Refusal NoKey = new(
        "key.missing", "Send your API key as \"Authorization: Bearer KEY\". Keys are made on the page “Keys”.", RefusalKind.NotSignedIn);

    private static readonly Refusal BadKey = new(
        "key.unknown", "This API key is unknown or was revoked. Make a new one on the page “Keys”.", RefusalKind.NotSignedIn);

    private static readonly Refusal NoChapter = new(
        "chapter.none", "There is no chapter here yet. Open /setup in a browser and found one.", RefusalKind.Missing);

    private static readonly Refusal NotForYou = Refusal.NotAllowed("do this", "It is for others in the chapter. If you need it, ask the desk.");

    // Every request asks one of these, so they are translated once, and read no more of a login than says who it is.
    private static readonly EachEngine<Func<CollegiumDb, Guid, Guid, Task<Login?>>> FindLogin = new(() => EF.CompileAsyncQuery(
        (CollegiumDb db, Guid chapter, Guid id) =>
        (from login in db.Set<Login>().AsNoTracking()
         where login.Id == id && login.ChapterId == chapter
         select new Login
         {
             Id = login.Id, ChapterId = login.ChapterId, Roles = login.Roles, DisplayName = login.DisplayName, PracticeId = login.PracticeId,
             PractitionerId = login.PractitionerId, ClientId = login.ClientId, ContactId = login.ContactId, SecurityStamp = login.SecurityStamp,
         }).SingleOrDefault()));

    private static readonly EachEngine<Func<CollegiumDb, string, Task<KeyOnFile?>>> FindKey = new(() => EF.CompileAsyncQuery((CollegiumDb db, string hash) =>
        (from key in db.Set<ApiKey>().AsNoTracking()
         join login in db.Set<Login>().AsNoTracking() on key.LoginId equals login.Id
         where key.Hash == hash && key.RevokedAt == null
         select new KeyOnFile(new Login
         {
             Id = login.Id, ChapterId = login.ChapterId, Roles = login.Roles, DisplayName = login.DisplayName, PracticeId = login.PracticeId,
             PractitionerId = login.PractitionerId, ClientId = login.ClientId, ContactId = login.ContactId, SecurityStamp = login.SecurityStamp,
         }, key.ApprovesMoney)).SingleOrDefault()));

    private sealed record KeyOnFile(Login Login, bool ApprovesMoney);

    public async Task InvokeAsync(HttpContext context, Here here, CollegiumDb db, Links links)
    {
        var endpoint = context.GetEndpoint();
        // Routing itself makes endpoints that say 405 or 415; they belong to nobody and do nothing else.
        if (endpoint is not RouteEndpoint || endpoint.Metadata.GetMetadata<OutsideAttribute>() is not null)
        {
            await next(context);
            return;
        }

        var api = context.Request.Path.StartsWithSegments("/api/v1");
        if (!readiness.Ready)
        {
            context.Response.StatusCode = StatusCodes.Status503ServiceUnavailable;
            context.Response.Headers.RetryAfter = "5";
            return;
        }

        if (await chapters.Of(context.Request.Host.Host, db) is not { } chapter)
        {
            here.Enter(Actor.Visitor(Guid.Empty));
            if (endpoint.Metadata.GetMetadata<BeforeSetupAttribute>() is null)
            {
                if (api)
                {
                    await Problems.Result(NoChapter).ExecuteAsync(context);
                    return;
                }

                context.Response.Redirect("/setup");
                return;
            }

            await next(context);
            return;
        }

        here.Enter(Actor.Visitor(chapter));
        var allow = endpoint.Metadata.GetMetadata<AllowAttribute>();
        var (actor, no) = api ? await ByKey(context, db, allow?.Anyone == true) : (await ByLink(context, links, db) ?? await BySession(context, db), null);
        here.Enter(actor ?? Actor.Visitor(chapter));
        no ??= allow?.Permits(here.Actor) == true ? null : NotForYou;
        if (no is null)
        {
            await next(context);
        }
        else if (api)
        {
            await Problems.Result(no).ExecuteAsync(context);
        }
        else if (actor is null && HttpMethods.IsPost(context.Request.Method))
        {
            // Led away, whoever wrote for half an hour would lose it; the page that says so lets them go back.
            context.Response.StatusCode = StatusCodes.Status401Unauthorized;
        }
        else if (actor is null)
        {
            context.Response.Redirect("/sign-in?returnTo=" + Uri.EscapeDataString(context.Request.Path + context.Request.QueryString));
        }
        else
        {
            context.Response.StatusCode = StatusCodes.Status403Forbidden;
        }
    }

    private static async Task<(Actor?, Refusal?)> ByKey(HttpContext context, CollegiumDb db, bool anyone)
    {
        var header = context.Request.Headers.Authorization.ToString();
        if (!header.StartsWith("Bearer ", StringComparison.OrdinalIgnoreCase))
        {
            return (null, anyone && header.Length == 0 ? null : NoKey);
        }

        var hash = Secret.Hash(header[7..].Trim());
        var found = await FindKey.On(db)(db, hash);
        return found is null ? (null, BadKey) : (found.Login.AsActor() with { ByKey = true, MayApproveMoney = found.ApprovesMoney }, null);
    }

    /// <summary>/r/SECRET opens one request, /o/SECRET one offer, /p/SECRET one place on a panel.</summary>
    private static async Task<Actor?> ByLink(HttpContext context, Links links, CollegiumDb db)
    {
        if (context.GetRouteValue("secret") is not string secret)
        {
            return null;
        }

        var kind = context.Request.Path.StartsWithSegments("/o") ? LinkKind.Offer
            : context.Request.Path.StartsWithSegments("/p") ? LinkKind.Panel : LinkKind.Request;
        if (await links.Find(secret, kind) is not { } link || link.ChapterId != db.Chapter)
        {
            return null;
        }

        return kind switch
        {
            LinkKind.Offer => new Actor(link.ChapterId, Roles.OfferLink, "Member") { Offer = link.About, Practitioner = link.Party },
            LinkKind.Panel => new Actor(link.ChapterId, Roles.PanelLink, "Panelist") { Seat = link.About },
            _ => new Actor(link.ChapterId, Roles.RequestLink, "Client") { Request = link.About, Contact = link.Party },
        };
    }

    private static async Task<Actor?> BySession(HttpContext context, CollegiumDb db)
    {
        var session = await context.AuthenticateAsync(IdentityConstants.ApplicationScheme);
        if (session.Principal?.FindFirstValue(ClaimTypes.NameIdentifier) is not { } text || !Guid.TryParse(text, out var id))
        {
            return null;
        }

        context.User = session.Principal;
        var login = await FindLogin.On(db)(db, db.Chapter, id);
        if (login is null || session.Principal.FindFirstValue("AspNet.Identity.SecurityStamp") is { } stamp && stamp != login.SecurityStamp)
        {
            return null;
        }

        var at = session.Principal.FindFirstValue("signed-in-at");
        return login.AsActor() with
        {
            SignedInAt = at is null ? null : DateTime.Parse(at, CultureInfo.InvariantCulture, DateTimeStyles.RoundtripKind),
        };
    }
}

/// <summary>An endpoint that belongs to no chapter: health, metrics, files.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class OutsideAttribute : Attribute;

/// <summary>A page that works before there is a chapter.</summary>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class BeforeSetupAttribute : Attribute;
