using Collegium.Http;
using Collegium.Start.Demo;
using Collegium.Start.Export;
using Collegium.Start.Import;
using Collegium.Start.Setup;

namespace Collegium.Start;

internal static class StartModule
{
    public static IServiceCollection AddStart(this IServiceCollection services)
    {
        return services
            .AddSingleton<SetupCode>()
            .AddScoped<FoundHouse>()
            .AddSingleton<DemoStart>()
            .AddScoped<DemoFounding>()
            .AddScoped<DemoSeason>()
            .AddScoped<DemoTime>()
            .AddScoped<DemoDesk>()
            .AddScoped<DemoWork>()
            .AddScoped<DemoClarity>()
            .AddScoped<DemoCalendar>()
            .AddScoped<DemoBooks>()
            .AddScoped<DemoParts>()
            .AddScoped<DemoVotes>()
            .AddScoped<DemoAdmissions>()
            .AddScoped<DemoConduct>()
            .AddScoped<DemoOnCall>()
            .AddScoped<DemoPlans>()
            .AddScoped<DemoMachines>()
            .AddScoped<DemoPayers>()
            .AddSingleton(_ => Console.Out)
            .AddScoped<ImportRun>()
            .AddScoped<ExportRun>();
    }
}
