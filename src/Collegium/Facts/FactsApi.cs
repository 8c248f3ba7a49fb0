using System.Text.Json.Nodes;
using Collegium.Database;
using Collegium.Http;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>The feed: everything that happened, in the order of reading, cut to what the key's owner may see.</summary>
internal static class FactsApi
{
    private const Roles Readers = Actor.Officers | Roles.Practitioner | Roles.Client;

    public static void Map(IEndpointRouteBuilder api) => api.MapGet("/facts", List).Allow(Readers).WithName("ListFacts");

    public sealed record FactShown(Guid Id, DateTime At, ActorShown Actor, string Kind, AboutShown About, JsonNode? Data);

    public sealed record ActorShown(Guid? Id, string Name, string As, string? ActedFor);

    public sealed record AboutShown(string Type, Guid Id, Guid? Request, Guid? Client, Guid? Practice);

    private static async Task<IResult> List(CollegiumDb db, int? limit, string? after)
    {
        if (limit is < 1 or > Paging.Most)
        {
            return Problems.Result(Paging.BadLimit);
        }

        if (await Place(db, after) is not { } position)
        {
            return Problems.Result(Paging.BadCursor);
        }

        var take = limit ?? Paging.Usual;
        var read = await (await db.After(position)).SeenBy(db.Actor).Take(take + 1).ToListAsync();
        Guid?[] logins = [.. read.Select(f => f.ActorLogin).Where(l => l != null).Distinct()];
        var names = await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && logins.Contains(l.Id))
            .ToDictionaryAsync(l => l.Id, l => l.DisplayName);
        return Results.Ok(Paging.Cut(read, take, f => Shown(f, names), f => f.At().ToString()));
    }

    /// <summary>After a cursor, or after a fact by its id: who has read to the end goes on from the last fact.</summary>
    private static async Task<Position?> Place(CollegiumDb db, string? after)
    {
        if (Guid.TryParse(after, out var id))
        {
            return (await db.Set<Fact>().AsNoTracking().SeenBy(db.Actor).SingleOrDefaultAsync(f => f.Id == id))?.At();
        }

        return Position.TryParse(after, out var position) ? position : null;
    }

    private static FactShown Shown(Fact fact, Dictionary<Guid, string> names) => new(
        fact.Id, fact.At, new ActorShown(fact.ActorLogin, Name(fact, names), fact.ActorAs, fact.ActedFor), fact.Kind,
        new AboutShown(fact.AboutType, fact.AboutId, fact.RequestId, fact.ClientId, fact.PracticeId), JsonNode.Parse(fact.Data));

    private static string Name(Fact fact, Dictionary<Guid, string> names) => fact.ActorLogin is { } login
        ? names.GetValueOrDefault(login, "Somebody who left")
        : fact.ActorAs switch
        {
            "house" => "The desk",
            "link" => fact.AboutType == "offer" ? "A member, by link" : "The client, by link",
            _ => "A visitor",
        };
}
