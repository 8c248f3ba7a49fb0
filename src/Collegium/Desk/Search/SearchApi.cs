using Collegium.Http;

namespace Collegium.Desk.Search;

internal static class SearchApi
{
    public static readonly Refusal Empty = new(
        "search.empty", "Say what to look for in “q”: words, a part of one, or words in quotes that stand together.", RefusalKind.Malformed, "q");

    public sealed record FoundList(IReadOnlyList<FoundRequest> Items);

    public static void Map(IEndpointRouteBuilder api) =>
        api.MapGet("/search", Find).Allow(Actor.SignedIn).WithName("SearchRequests");

    private static async Task<IResult> Find(string? q, int? limit, FindRequests find) =>
        limit is < 1 or > Paging.Most ? Problems.Result(Paging.BadLimit)
        : WordQuery.Read(q).IsEmpty ? Problems.Result(Empty)
        : Results.Ok(new FoundList(await find.Run(q!, limit ?? Paging.Usual)));
}
