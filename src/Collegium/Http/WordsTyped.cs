using Microsoft.AspNetCore.Antiforgery;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Primitives;

namespace Collegium.Http;

/// <summary>What somebody wrote into a form that wasn't taken. The page that says so gives the words back.</summary>
internal static class WordsTyped
{
    private const int MostRead = 256 * 1024;

    /// <summary>Sentences, not codes and names.</summary>
    private const int Shortest = 20;

    public static async Task<IReadOnlyList<string>> Of(HttpContext context)
    {
        if (!HttpMethods.IsPost(context.Request.Method) || !IsOurs(context.Request) || context.Request.Path.StartsWithSegments("/api"))
        {
            return [];
        }

        return [.. (await Fields(context)).Where(f => !f.Key.Contains("password", StringComparison.OrdinalIgnoreCase))
            .SelectMany(f => f.Value).OfType<string>().Where(w => w.Length >= Shortest && w.Contains(' ', StringComparison.Ordinal))];
    }

    /// <summary>What another site had the browser send is not what its reader wrote.</summary>
    private static bool IsOurs(HttpRequest request) => request.Headers["Sec-Fetch-Site"].ToString() is { Length: > 0 } from
        ? from == "same-origin"
        : request.Headers.Origin.ToString() is not { Length: > 0 } origin || (Uri.TryCreate(origin, UriKind.Absolute, out var site) && site.Authority == request.Host.Value);

    private static async Task<IEnumerable<KeyValuePair<string, StringValues>>> Fields(HttpContext context)
    {
        // A form whose token is stale is kept shut from whoever would act on it; here it is only shown to who sent it.
        context.Features.Set<IAntiforgeryValidationFeature>(null);
        if (context.Features.Get<IFormFeature>()?.Form is { } read)
        {
            return read;
        }

        if (!(context.Request.ContentLength <= MostRead) || context.Request.ContentType?.StartsWith("application/x-www-form-urlencoded", StringComparison.OrdinalIgnoreCase) != true)
        {
            return [];
        }

        using var body = new StreamReader(context.Request.Body);
        return QueryHelpers.ParseQuery(await body.ReadToEndAsync());
    }
}
