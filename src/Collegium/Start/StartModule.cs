using Collegium.Start.Demo;
using Collegium.Start.Export;
using Collegium.Start.Import;

namespace Collegium.Start;

internal static class StartModule
{
    public static IServiceCollection AddStart(this IServiceCollection services) => services
        .AddSingleton<Readiness>()
        .AddSingleton<DemoStart>()
        .AddScoped<DemoFounding>()
        .AddScoped<DemoSeason>()
        .AddScoped<ImportRun>()
        .AddScoped<ExportRun>();
}
