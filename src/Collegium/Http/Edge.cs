using Collegium.Database;
using Microsoft.AspNetCore.Components;
using Microsoft.AspNetCore.Components.Web;

namespace Collegium.Http;

/// <summary>
/// The one place where a bug ends. A program hears a problem, a person a page that says what to do; the log gets the
/// reference that both were told. Empty answers (no such page, not yours) get their words here too.
/// </summary>
public sealed partial class Edge(RequestDelegate next, TimeProvider clock, ILogger<Edge> log)
{
    public static readonly Refusal NotReady = new(
        "house.not-ready", "We are still getting ready. Try again in a few seconds.", (RefusalKind)StatusCodes.Status503ServiceUnavailable);

    public static readonly Refusal TooLarge = new(
        "form.too-large", "What you sent is larger than 30 MB, and nothing of it was kept. Press Back, choose a file of up to 10 MB, and send it once more.",
        (RefusalKind)StatusCodes.Status413PayloadTooLarge);

    public async Task InvokeAsync(HttpContext context)
    {
        try
        {
            await next(context);
            // A page says of what kind it is before it turns a form away, and then writes nothing.
            if (context.Response is { HasStarted: false, StatusCode: >= 400 and var status, ContentLength: null or 0 })
            {
                var no = (status == 400 ? BodyWords.OfAddress(context) : null) ?? Words(status, context.Request.Path);
                await Tell(context, no, status is 400 or 401 or 403 or 404 ? await WordsTyped.Of(context) : []);
            }
        }
        catch (BadHttpRequestException problem) when (!context.Response.HasStarted)
        {
            await Tell(context, problem.StatusCode == TooLarge.Status && !context.Request.Path.StartsWithSegments("/api") ? TooLarge : BodyWords.OfAddress(context) ?? BodyWords.Of(problem), []);
        }
        catch (OperationCanceledException) when (context.RequestAborted.IsCancellationRequested)
        {
            // The caller has gone; nobody is left to hear an answer.
            context.Abort();
        }
        catch (Exception problem)
        {
            var reference = clock.NewId().ToString("N")[^12..];
            Failed(problem, reference, context.Request.Method, context.GetEndpoint()?.DisplayName ?? "no endpoint");
            if (context.Response.HasStarted)
            {
                context.Abort();
                return;
            }

            context.Response.Clear();
            await Tell(context, new Refusal(
                "bug.unexpected", $"Something on our side broke, and we have written it down under {reference}. Try again in a minute; "
                + "if it happens again, tell us this number.", (RefusalKind)StatusCodes.Status500InternalServerError), []);
        }
    }

    private static Refusal Words(int status, PathString path) => status switch
    {
        400 => new("form.stale", "This page was opened too long ago, or you signed in or out meanwhile, so nothing was sent. Press Back, load the page again, and send it once more.", RefusalKind.Malformed),
        401 => new("session.over", "You are signed out, or your link has run out, so nothing was sent. Sign in in another tab, press Back here, and send it once more.", RefusalKind.NotSignedIn),
        403 => Refusal.NotAllowed("open this", "It is for others in the chapter. If you need it, ask the desk."),
        404 => new("page.missing", $"There is nothing at {path}. The address may be mistyped, or what was here has gone.", RefusalKind.Missing),
        503 => NotReady,
        415 => new("body.malformed", "Send JSON, with the header Content-Type: application/json.", RefusalKind.Malformed),
        405 => new("method.wrong", $"{path} can't be called that way. Look at /openapi/v1.json for what it takes.", (RefusalKind)405),
        _ => new("request.refused", "This could not be answered. Go back and try another way.", (RefusalKind)status),
    };

    private static bool IsProgram(HttpContext context) =>
        context.Request.Path.StartsWithSegments("/api") || context.Request.Headers.Accept.ToString() is "application/json";

    private static Task Tell(HttpContext context, Refusal no, IReadOnlyList<string> typed)
    {
        context.Response.StatusCode = no.Status;
        return IsProgram(context) ? Problems.Result(no).ExecuteAsync(context) : Draw(context, no, typed);
    }

    /// <summary>Drawn apart from the page that broke: with services of its own and without the chapter's frame.</summary>
    private static async Task Draw(HttpContext context, Refusal no, IReadOnlyList<string> typed)
    {
        await using var scope = context.RequestServices.GetRequiredService<IServiceScopeFactory>().CreateAsyncScope();
        await using var renderer = new HtmlRenderer(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<ILoggerFactory>());
        var words = ParameterView.FromDictionary(new Dictionary<string, object?> { [nameof(SorryPage.No)] = no, [nameof(SorryPage.Typed)] = typed });
        var page = await renderer.Dispatcher.InvokeAsync(() => no.Code == NotReady.Code
            ? renderer.RenderComponentAsync<WaitingPage>() : renderer.RenderComponentAsync<SorryPage>(words));
        var html = await renderer.Dispatcher.InvokeAsync(page.ToHtmlString);
        context.Response.ContentType = "text/html; charset=utf-8";
        await context.Response.WriteAsync(html);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Unexpected {Reference} at {Method} {Endpoint}")]
    private partial void Failed(Exception problem, string reference, string method, string endpoint);
}
