using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Collegium.Database;
using Microsoft.AspNetCore.Components;

namespace Collegium.Http;

/// <summary>
/// The edge of every form: runs the operation under the form's id and leads on, or answers 422 and hands the refusal back to
/// the page, which shows the form again with the sentence beside the field.
/// </summary>
public sealed class FormPost(Answers answers, Here here, IHttpContextAccessor http, NavigationManager navigation, TimeProvider clock)
{
    /// <summary>The hidden field that carries the operation id.</summary>
    public const string Field = "operation";

    public string NewId() => clock.NewId().ToString("N");

    public async Task<Refusal?> Run<T>(Func<Task<Result<T>>> work, Func<T, string> leadTo)
    {
        var answer = await Tell(work, leadTo);
        if (!answer.Refused)
        {
            navigation.NavigateTo(answer.Value);
        }

        return answer.Refusal;
    }

    /// <summary>The same where the page itself shows the answer and nothing of it may stand in an address; the same form again is told the same.</summary>
    public async Task<Result<string>> Tell<T>(Func<Task<Result<T>>> work, Func<T, string> words)
    {
        var context = http.HttpContext!;
        var form = await context.Request.ReadFormAsync();
        var who = here.Actor.Login?.ToString() ?? here.Actor.Request?.ToString() ?? here.Actor.Offer?.ToString() ?? here.Actor.Seat?.ToString() ?? "visitor";
        var id = form[Field].ToString() is { Length: > 0 and <= 64 } given ? given : NewId();
        var key = new OperationKey(who, id, await Contents(context.Request.Path, form));
        var result = await answers.Run(key, work, value => Task.FromResult(new Answer(StatusCodes.Status303SeeOther, words(value))));
        if (result.Refusal is { } no)
        {
            context.Response.WillAnswer(no.Kind is RefusalKind.Malformed ? StatusCodes.Status422UnprocessableEntity : no.Status);
            if (no.RetryAfter is { } wait)
            {
                context.Response.Headers.RetryAfter = Math.Ceiling(wait.TotalSeconds).ToString(CultureInfo.InvariantCulture);
            }
        }

        return result.As(answer => answer.Body);
    }

    private static async Task<byte[]> Contents(PathString path, IFormCollection form)
    {
        var text = new StringBuilder(path);
        foreach (var (name, value) in form.Where(f => f.Key is not ("__RequestVerificationToken" or Field)).OrderBy(f => f.Key, StringComparer.Ordinal))
        {
            text.Append('\n').Append(name).Append('=').Append(value);
        }

        foreach (var file in form.Files)
        {
            await using var stream = file.OpenReadStream();
            text.Append('\n').Append(file.Name).Append('=').Append(Convert.ToHexStringLower(await SHA256.HashDataAsync(stream)));
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }
}
