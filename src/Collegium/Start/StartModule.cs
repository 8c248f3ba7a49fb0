using Collegium.Http;
using Collegium.Start.Demo;
using Collegium.Start.Export;
using Collegium.Start.Import;
using Microsoft.Extensions.DependencyInjection.Extensions;

namespace Collegium.Start;

internal static class StartModule
{
    public static IServiceCollection AddStart(this IServiceCollection services)
    {
        services.TryAddSingleton<Readiness>();
        return services
            .AddSingleton<DemoStart>()
            .AddScoped<DemoFounding>()
            .AddScoped<DemoSeason>()
            .AddScoped<DemoTime>()
            .AddScoped<DemoDesk>()
            .AddScoped<DemoWork>()
            .AddScoped<DemoClarity>()
            .AddScoped<DemoCalendar>()
            .AddScoped<DemoBooks>()
            .AddScoped<DemoPayers>()
            .AddSingleton(_ => Console.Out)
            .AddScoped<ImportRun>()
            .AddScoped<ExportRun>();
    }
}
