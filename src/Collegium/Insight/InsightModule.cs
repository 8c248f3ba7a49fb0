using Collegium.Http;
using Collegium.Insight.Finding;

namespace Collegium.Insight;

internal static class InsightModule
{
    public static IServiceCollection AddInsight(this IServiceCollection services) => services.AddScoped<FindAnything>();

    /// <summary>What the palette asks as somebody types.</summary>
    public static void MapInsightFiles(this IEndpointRouteBuilder app) =>
        app.MapGet("/find.json", async (string? q, FindAnything find) => Results.Ok(new { Items = await find.Run(q) })).Allow(Actor.SignedIn).WithName("FindAnything");
}
