using Microsoft.AspNetCore.Http.Features;

namespace Collegium.Http;

/// <summary>Hears a form that is too large to its end and keeps nothing of it: a browser cut off while it sends shows nothing of what we answer.</summary>
public sealed class LargeForms(RequestDelegate next)
{
    private const long MostHeard = 60_000_000;

    public async Task InvokeAsync(HttpContext context)
    {
        var (request, limit) = (context.Request, context.Features.Get<IHttpMaxRequestBodySizeFeature>());
        if (!(request.ContentLength > limit?.MaxRequestBodySize) || !request.HasFormContentType || request.Path.StartsWithSegments("/api"))
        {
            await next(context);
            return;
        }

        if (request.ContentLength <= MostHeard)
        {
            limit.MaxRequestBodySize = MostHeard;
            await request.Body.CopyToAsync(Stream.Null, context.RequestAborted);
        }

        throw new BadHttpRequestException("The form is too large.", StatusCodes.Status413PayloadTooLarge);
    }
}
