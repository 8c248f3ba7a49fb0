using System.Globalization;
using System.Text.Json;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

internal static class RequestsApi
{
    private static readonly Dictionary<string, RequestState> States =
        Enum.GetValues<RequestState>().ToDictionary(s => JsonNamingPolicy.KebabCaseLower.ConvertName(s.ToString()), StringComparer.OrdinalIgnoreCase);

    private const Roles Readers = Actor.Officers | Roles.Practitioner | Roles.Client;

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapPost("/requests", Tell).Allow(Roles.Steward | Roles.Client | Roles.Practitioner).WithName("TellRequest");
        api.MapGet("/requests", List).Allow(Readers).WithName("ListRequests");
        api.MapGet("/requests/{id:guid}", One).Allow(Readers).WithName("GetRequest");
    }

    public sealed record TellBody(string? Client, string? Text, string? Impact, TellingContact? Contact);

    private static Task<IResult> Tell(TellBody body, TellRequest tell, RequestView view, ApiWrite write) =>
        write.CreateAhead(
            () => tell.Run(new Telling(body.Client, body.Text, body.Impact, body.Contact)),
            async request => await view.ShowNew(request),
            request => $"/api/v1/requests/{request.Id}");

    private static async Task<IResult> One(Guid id, RequestView view, HttpContext http)
    {
        if (await view.Find(id) is not { } found)
        {
            return Problems.Result(Refusal.Missing("request"));
        }

        http.Response.Headers.ETag = $"\"{found.Version}\"";
        return Results.Ok(found);
    }

    private static async Task<IResult> List(CollegiumDb db, RequestView view, int? limit, string? after, string? state, Guid? client, Guid? saved, ApiViews views)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        var before = int.MaxValue;
        if (after is not null && !int.TryParse(after, NumberStyles.None, CultureInfo.InvariantCulture, out before))
        {
            return Problems.Result(Paging.BadCursor);
        }

        if (!States.TryGetValue(state ?? "", out var wanted) && state is not null)
        {
            return Problems.Result(new Refusal("state.unknown", $"There is no state “{state}”. There are {string.Join(", ", States.Keys)}.", RefusalKind.Malformed, "state"));
        }

        if (await views.Rows(saved) is not { } asked)
        {
            return Problems.Result(Refusal.Missing("view"));
        }

        var take = limit ?? Paging.Usual;
        var read = await asked.SeenBy(db.Actor, db.Set<Offer>())
            .Where(r => r.Number < before && (state == null || r.State == wanted) && (client == null || r.ClientId == client))
            .OrderByDescending(r => r.Number).Take(take + 1).ToListAsync();
        var shown = (await view.Show(read)).ToList();
        return Results.Ok(Paging.Cut(shown, take, r => r, r => r.Number.ToString(CultureInfo.InvariantCulture)));
    }
}
