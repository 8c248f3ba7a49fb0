using System.Text.Json;
using System.Text.Json.Serialization;
using Collegium.Database;
using Collegium.Http;
using Collegium.Identity;
using Collegium.Mail;
using Collegium.Ui;

namespace Collegium;

/// <summary>Puts the application together; tests and commands start the same one.</summary>
public static class Hosting
{
    public static void AddCollegium(this WebApplicationBuilder builder)
    {
        var services = builder.Services;
        // Each statement and each request as a line of log would cost more than the work itself; configuration can ask for them.
        builder.Logging.AddFilter("Microsoft", LogLevel.Warning).AddFilter("Microsoft.Hosting.Lifetime", LogLevel.Information);
        var clock = new HouseClock();
        services.AddSingleton(clock).AddSingleton<TimeProvider>(clock);
        services.AddDatabase(builder.Configuration["COLLEGIUM_DATABASE"] ?? DatabaseSetup.Default);
        services.AddSingleton(builder.Configuration.GetSection("Mail").Get<MailSettings>() ?? new MailSettings());
        services.AddSingleton(builder.Configuration.GetSection("Notices").Get<Notices.NoticeSettings>() ?? new Notices.NoticeSettings());
        services.AddHttpContextAccessor();
        services.ConfigureHttpJsonOptions(o =>
        {
            o.SerializerOptions.Converters.Add(new JsonStringEnumConverter(JsonNamingPolicy.KebabCaseLower));
        });
        services.Configure<RouteHandlerOptions>(o => o.ThrowOnBadRequest = true);
        services.AddPeople();
        builder.AddEdge();
        services.AddUi(Framing.Read);
        services.AddOpenApi("v1", ApiBook.Write);
        services.AddModules(sendsMail: builder.Configuration["Mail:Host"] is { Length: > 0 });
        var keys = services.Single(s => s.ImplementationType?.Name == "DataProtectionHostedService");
        services.Remove(keys);
        services.AddSingleton<IHostedService>(p => new WhenOpen(
            (IHostedService)ActivatorUtilities.CreateInstance(p, keys.ImplementationType!), p.GetRequiredService<Readiness>()));
    }

    public static void UseCollegium(this WebApplication app)
    {
        app.UseEdge();
        app.UseStaticFiles();
        app.UseMiddleware<CsvAddress>();
        app.UseRouting();
        app.UseMiddleware<RateLimits>();
        app.UseMiddleware<OperationId>();
        app.UseMiddleware<Entering>();
        app.UseAntiforgery();
        app.MapHealth();
        app.MapPeople();
        app.MapApi();
        app.MapFiles();
        app.MapRazorComponents<App>();
        app.MapOpenApi("/openapi/v1.json").WithMetadata(new OutsideAttribute());
    }
}
