using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Http;
using Microsoft.AspNetCore.Antiforgery;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Beside;

/// <summary>What an open request page says and hears.</summary>
internal static class LookersRoutes
{
    public sealed record Beside(string Words);

    public static void Map(IEndpointRouteBuilder app) => app.MapPost("/requests/{number:int}/here", Here).Allow(Actor.Officers).ExcludeFromDescription();

    private static async Task<IResult> Here(int number, bool? writing, HttpContext http, IAntiforgery antiforgery, CollegiumDb db, Lookers lookers, Writing write)
    {
        if (!await antiforgery.IsRequestValidAsync(http))
        {
            return Results.StatusCode(StatusCodes.Status400BadRequest);
        }

        var request = await db.Set<Request>().SeenBy(db.Actor, db.Set<Offer>()).Where(r => r.Number == number).Select(r => r.Id).SingleOrDefaultAsync();
        if (request == Guid.Empty)
        {
            return Results.NotFound();
        }

        return Results.Ok(new Beside((await write.Run(() => lookers.Look(request, writing == true))).Value));
    }
}
