using Collegium.Http;
using Collegium.Insight.Coverage;
using Collegium.Insight.Equity;
using Collegium.Insight.Finding;

namespace Collegium.Insight;

internal static class InsightModule
{
    public static IServiceCollection AddInsight(this IServiceCollection services) =>
        services.AddSingleton<KnownPages>().AddScoped<FindAnything>().AddScoped<CoverageReading>().AddScoped<WaitsReading>().AddScoped<AfterReading>();

    public static void MapInsight(this IEndpointRouteBuilder api)
    {
        CoverageFiles.Map(api);
        WaitsFiles.Map(api);
    }

    /// <summary>What the palette asks as somebody types, and lists as files.</summary>
    public static void MapInsightFiles(this IEndpointRouteBuilder app)
    {
        app.MapGet("/find.json", async (string? q, FindAnything find) => Results.Ok(new { Items = await find.Run(q) })).Allow(Actor.SignedIn).WithName("FindAnything");
        CoverageFiles.MapFiles(app);
        WaitsFiles.MapFiles(app);
    }
}
