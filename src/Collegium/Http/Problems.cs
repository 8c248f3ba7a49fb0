using System.Globalization;
using System.Text.Json.Serialization;

namespace Collegium.Http;

/// <summary>An RFC 9457 problem with our <c>code</c>.</summary>
public sealed record Problem(string Type, string Title, int Status, string Detail, string Code)
{
    [JsonIgnore(Condition = JsonIgnoreCondition.WhenWritingNull)]
    public IReadOnlyDictionary<string, string[]>? Errors { get; init; }
}

public static class Problems
{
    public static Problem Of(Refusal no) => new("about:blank", Title(no.Kind), no.Status, no.Message, no.Code)
    {
        Errors = no.Field is { } field ? new Dictionary<string, string[]> { [field] = [no.Message] } : null,
    };

    public static IResult Result(Refusal no) => new Refused(no);

    private static string Title(RefusalKind kind) => kind switch
    {
        RefusalKind.Malformed => "The request could not be read",
        RefusalKind.NotSignedIn => "A key is needed",
        RefusalKind.Forbidden => "Not allowed",
        RefusalKind.Missing => "Not found",
        RefusalKind.Conflict => "Changed or taken",
        RefusalKind.Rule => "Refused by a rule",
        RefusalKind.TooMany => "Too many requests",
        _ => (int)kind >= 500 ? "A fault on our side" : "Not answered",
    };

    private sealed class Refused(Refusal no) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            if (no.RetryAfter is { } wait)
            {
                httpContext.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }

            if (no.Kind is RefusalKind.NotSignedIn)
            {
                httpContext.Response.Headers.WWWAuthenticate = "Bearer realm=\"Collegium\"";
            }

            httpContext.Response.StatusCode = no.Status;
            return httpContext.Response.WriteAsJsonAsync(Of(no), options: null, contentType: "application/problem+json");
        }
    }
}
