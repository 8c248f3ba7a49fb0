using System.Globalization;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Collegium.Http;

/// <summary>Holds a program that runs wild off the API, by key, or by address where there is none.</summary>
public sealed class RateLimits(RequestDelegate next, MinuteCounts windows, Readiness readiness)
{
    public const int MostAMinute = 600;

    /// <summary>On its own machine the demo isn't limited, so that trials measure the house and not the guard.</summary>
    public static bool IsExempt(HttpContext context, Readiness readiness) =>
        readiness.Demo && context.Connection.RemoteIpAddress is { } from && IPAddress.IsLoopback(from);

    public async Task InvokeAsync(HttpContext context)
    {
        if (!context.Request.Path.StartsWithSegments("/api") || IsExempt(context, readiness))
        {
            await next(context);
            return;
        }

        var (count, left) = windows.Count(Caller(context));
        var headers = context.Response.Headers;
        headers["RateLimit-Limit"] = MostAMinute.ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Remaining"] = Math.Max(0, MostAMinute - count).ToString(CultureInfo.InvariantCulture);
        headers["RateLimit-Reset"] = left.ToString(CultureInfo.InvariantCulture);
        if (count <= MostAMinute)
        {
            await next(context);
            return;
        }

        await Problems.Result(new Refusal(
            "rate.exceeded", $"More than {MostAMinute} calls within a minute. Wait {left} seconds, then go on.", RefusalKind.TooMany)
        {
            RetryAfter = TimeSpan.FromSeconds(left),
        }).ExecuteAsync(context);
    }

    private static string Caller(HttpContext context)
    {
        var key = context.Request.Headers.Authorization.ToString();
        return key.Length > 0
            ? "key " + Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(key)))
            : $"from {context.Connection.RemoteIpAddress}";
    }
}
