using System.Text.Json;
using Collegium.Identity;
using Microsoft.AspNetCore.Http.Json;
using Microsoft.Extensions.Options;

namespace Collegium.Http;

/// <summary>The edge of every API write: operation id, stored answer, refusal as a problem.</summary>
public sealed class ApiWrite(Answers answers, Here here, IHttpContextAccessor http, IOptions<JsonOptions> json)
{
    /// <summary>Runs a step on something that exists; answers 200 with the object.</summary>
    public Task<IResult> Step<T>(Func<Task<Result<T>>> work, Func<T, Task<object>> show) =>
        Run(work, async value => new Answer(StatusCodes.Status200OK, Json(await show(value))));

    /// <summary>Runs a creation; answers 201 with the object and where it is.</summary>
    public Task<IResult> Create<T>(Func<Task<Result<T>>> work, Func<T, Task<object>> show, Func<T, string> location) =>
        Run(work, async value => new Answer(StatusCodes.Status201Created, Json(await show(value)), location(value)));

    /// <summary>Runs a creation that only reads and adds, ahead of its write; it must be shown from memory.</summary>
    public Task<IResult> CreateAhead<T>(Func<Task<Result<T>>> work, Func<T, Task<object>> show, Func<T, string> location) =>
        Run(work, async value => new Answer(StatusCodes.Status201Created, Json(await show(value)), location(value)), ahead: true);

    private async Task<IResult> Run<T>(Func<Task<Result<T>>> work, Func<T, Task<Answer>> tell, bool ahead = false)
    {
        var context = http.HttpContext!;
        var (id, contents) = OperationId.Of(context);
        var key = new OperationKey(Who(context), id, contents, context.Request.Headers.Authorization.ToString());
        var result = await (ahead ? answers.RunAhead(key, work, tell) : answers.Run(key, work, tell));
        // A stranger's refused call is judged anew when it is repeated: whoever has no log-in writes nothing by being refused.
        if (result.Refusal is { Kind: RefusalKind.Rule or RefusalKind.Conflict or RefusalKind.Missing } no && no.Code != Answers.Reused.Code && here.Actor.Login is not null)
        {
            result = await answers.Keep(key, new Answer(no.Status, Json(Problems.Of(no))));
        }

        return result.Refusal is { } refusal ? Problems.Result(refusal) : new Told(result.Value);
    }

    /// <summary>A login, or whoever holds a private link, or a stranger's network address: one stranger's ids are nothing to another's.</summary>
    private string Who(HttpContext context) => here.Actor.Login?.ToString()
        ?? (context.GetRouteValue("secret") is string secret ? $"link {Secret.Hash(secret)}" : $"visitor {Secret.Hash($"{context.Connection.RemoteIpAddress}")}");

    private string Json(object value) => JsonSerializer.Serialize(value, value.GetType(), json.Value.SerializerOptions);

    private sealed class Told(Answer answer) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = answer.Status;
            httpContext.Response.ContentType = answer.Status < 400 ? "application/json" : "application/problem+json";
            if (answer.Location is { } location)
            {
                httpContext.Response.Headers.Location = location;
            }

            return httpContext.Response.WriteAsync(answer.Body);
        }
    }
}
