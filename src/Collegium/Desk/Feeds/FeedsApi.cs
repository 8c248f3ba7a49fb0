using Collegium.Http;
using Collegium.Mail;

namespace Collegium.Desk.Feeds;

internal static class FeedsApi
{
    private const Roles Makers = Actor.Officers | Roles.Practitioner;

    public static IServiceCollection AddFeeds(this IServiceCollection services) => services.AddScoped<ChangeFeeds>().AddScoped<FeedReads>();

    public static void Map(IEndpointRouteBuilder api)
    {
        api.MapGet("/on-call/feeds", List).Allow(Makers).WithName("ListFeeds");
        api.MapPost("/on-call/feeds", Make).Allow(Makers).WithName("MakeFeed");
        api.MapPost("/on-call/feeds/{id:guid}/revocation", Revoke).Allow(Makers).WithName("RevokeFeed");
    }

    /// <summary>The secret in the address is the key, as calendar programs can bring no other.</summary>
    public static void MapFiles(IEndpointRouteBuilder app) => app.MapGet("/calendar/{secret}.ics", Read).Allow(Roles.None).ExcludeFromDescription();

    public sealed record FeedBody(Guid? Rotation, bool? BusyOnly);

    private static async Task<IResult> List(ChangeFeeds feeds) =>
        Results.Ok(new { items = (await feeds.List()).Select(f => new { f.Id, rotation = f.RotationId, f.BusyOnly, f.MadeAt }) });

    private static Task<IResult> Make(FeedBody body, ChangeFeeds feeds, Mailbox mailbox, ApiWrite write) => write.Create(
        () => feeds.Make(body.Rotation, body.BusyOnly ?? false),
        feed => Task.FromResult<object>(new { feed.Id, address = mailbox.Site + feed.Path, path = feed.Path }), feed => $"/api/v1/on-call/feeds/{feed.Id}");

    private static Task<IResult> Revoke(Guid id, ChangeFeeds feeds, ApiWrite write) =>
        write.Step(() => feeds.Revoke(id), revoked => Task.FromResult<object>(new { id = revoked }));

    private static async Task<IResult> Read(string secret, FeedReads reads, HttpContext http)
    {
        http.Response.Headers.CacheControl = "private, no-store";
        return await reads.Read(secret) is { } calendar ? Results.Text(calendar, "text/calendar; charset=utf-8") : Results.NotFound();
    }
}
