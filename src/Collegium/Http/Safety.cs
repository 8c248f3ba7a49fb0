namespace Collegium.Http;

/// <summary>Headers every answer carries: what a browser may load, frame, remember and tell others.</summary>
public sealed class Safety(RequestDelegate next)
{
    public const string Policy =
        "default-src 'self'; frame-ancestors 'none'; base-uri 'self'; form-action 'self'; object-src 'none'; worker-src 'self'";

    public Task InvokeAsync(HttpContext context)
    {
        context.Response.OnStarting(() =>
        {
            var headers = context.Response.Headers;
            headers.ContentSecurityPolicy = Policy;
            headers.XContentTypeOptions = "nosniff";
            headers.XFrameOptions = "DENY";
            headers["Referrer-Policy"] = "same-origin";
            headers["Permissions-Policy"] = "camera=(), geolocation=(), microphone=(), payment=(), usb=()";
            headers["Cross-Origin-Opener-Policy"] = "same-origin";
            headers["Cross-Origin-Resource-Policy"] = "same-origin";
            if (context.Request.IsHttps && !IsLocal(context.Request.Host.Host))
            {
                headers.StrictTransportSecurity = "max-age=31536000; includeSubDomains";
            }

            if (headers.CacheControl.Count == 0)
            {
                // Files are named with their content's hash; everything else may hold what only this person may see.
                var kept = context.Request.Query.ContainsKey("v") && context.Response.StatusCode == 200 && Path.HasExtension(context.Request.Path);
                headers.CacheControl = kept ? "public, max-age=31536000, immutable"
                    : context.Request.Path.StartsWithSegments("/lib") ? "public, max-age=86400" : "no-store";
            }

            return Task.CompletedTask;
        });
        return next(context);
    }

    private static bool IsLocal(string host) => host is "localhost" or "127.0.0.1" or "[::1]";
}
