using Collegium.Database;
using Microsoft.AspNetCore.ResponseCompression;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Options;

namespace Collegium.Http;

/// <summary>What stands between the wire and the rooms: logs, headers, faults, limits, health.</summary>
internal static class EdgeSetup
{
    public static void AddEdge(this WebApplicationBuilder builder)
    {
        builder.WebHost.ConfigureKestrel(o => o.AddServerHeader = false);
        builder.Logging.ClearProviders().AddJsonConsole();
        // Addresses carry private links and statements carry people's words: neither belongs in a log. A statement that
        // fails throws, and is told once by the edge.
        builder.Logging.AddFilter("Microsoft.AspNetCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.AspNetCore.DataProtection", LogLevel.Error);
        builder.Logging.AddFilter("Microsoft.AspNetCore.Antiforgery", LogLevel.None);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore", LogLevel.Warning);
        builder.Logging.AddFilter("Microsoft.EntityFrameworkCore.Database.Command", LogLevel.None);
        builder.Services.AddSingleton<Readiness>().AddSingleton<MinuteCounts>().AddSingleton<Metrics>().AddScoped<CallLimit>();
        // Only files: an answer that mixes a secret with what a stranger can send must not be compressed over TLS.
        builder.Services.AddResponseCompression(o =>
        {
            o.EnableForHttps = true;
            o.MimeTypes = ["text/css", "text/javascript", "image/svg+xml"];
        });
    }

    public static void UseEdge(this WebApplication app)
    {
        app.Services.GetRequiredService<Metrics>().Listen();
        app.UseMiddleware<Safety>();
        app.UseMiddleware<Edge>();
        app.UseMiddleware<LargeForms>();
        app.UseResponseCompression();
    }

    public static void MapHealth(this WebApplication app)
    {
        app.MapGet("/healthz", () => "ok").WithMetadata(new OutsideAttribute());
        app.MapGet("/readyz", Ready).WithMetadata(new OutsideAttribute());
        app.MapGet("/metrics", (Metrics metrics) => Results.Text(metrics.Write(), "text/plain; version=0.0.4")).WithMetadata(new OutsideAttribute());
    }

    private static async Task<IResult> Ready(HttpResponse response, Readiness readiness, CollegiumDb db)
    {
        if (readiness.Ready && await db.Database.CanConnectAsync())
        {
            return Results.Text("ready");
        }

        response.Headers.RetryAfter = "5";
        return Results.Text("not ready", statusCode: StatusCodes.Status503ServiceUnavailable);
    }
}
