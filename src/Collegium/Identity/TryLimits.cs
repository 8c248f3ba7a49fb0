using Collegium.Http;

namespace Collegium.Identity;

/// <summary>How often one address may try to sign in, whoever it says it is.</summary>
public sealed class TryLimits(MinuteCounts windows, Readiness readiness)
{
    private const int MostAMinute = 20;

    public Refusal? Take(HttpContext http)
    {
        var (count, wait) = windows.Count($"try {http.Connection.RemoteIpAddress}");
        return count <= MostAMinute || RateLimits.IsExempt(http, readiness) ? null : new Refusal(
            "sign-in.too-many", $"There were {count} tries from here within a minute. Wait {wait} seconds, then try again.", RefusalKind.TooMany)
        {
            RetryAfter = TimeSpan.FromSeconds(wait),
        };
    }
}
