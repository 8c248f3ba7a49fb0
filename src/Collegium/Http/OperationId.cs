using System.Security.Cryptography;
using System.Text;

namespace Collegium.Http;

/// <summary>Reads the operation id of an API write and the hash of what came with it, before anything is bound or done.</summary>
public sealed class OperationId(RequestDelegate next)
{
    /// <summary>More than any honest call needs that brings no file; a text over the limit of its field is refused by that field.</summary>
    private const long MostBytes = 4 * 1024 * 1024;

    /// <summary>A little more than a file may have, so that it is the file that is told of.</summary>
    private const long MostWithFile = Files.Upload.MostBytes + 1024 * 1024;

    private static readonly Refusal Without = new(
        "operation.missing",
        "Every write needs an Idempotency-Key header: any text of up to 200 characters that you use once, a new UUID for instance.",
        RefusalKind.Malformed);

    private static Refusal TooLarge(long most) => new(
        "body.too-large", $"The body is larger than {most / 1024 / 1024} MB. Send less at a time.", RefusalKind.Malformed);

    public static (string Id, byte[] Contents) Of(HttpContext context) => ((string, byte[]))context.Items[typeof(OperationId)]!;

    public async Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) || HttpMethods.IsHead(request.Method) || !request.Path.StartsWithSegments("/api/v1")
            || context.GetEndpoint()?.Metadata.GetMetadata<OwnIdAttribute>() is not null)
        {
            await next(context);
            return;
        }

        var key = request.Headers["Idempotency-Key"].ToString();
        if (key.Length is 0 or > 200)
        {
            await Problems.Result(Without).ExecuteAsync(context);
            return;
        }

        var most = context.GetEndpoint()?.Metadata.GetMetadata<BringsFileAttribute>() is null ? MostBytes : MostWithFile;
        if (request.ContentLength > most)
        {
            await Problems.Result(TooLarge(most)).ExecuteAsync(context);
            return;
        }

        request.EnableBuffering();
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(Encoding.UTF8.GetBytes($"{request.Method} {request.Path}\n"));
        var buffer = new byte[16 * 1024];
        for (int read; (read = await request.Body.ReadAsync(buffer)) > 0;)
        {
            hash.AppendData(buffer, 0, read);
        }

        request.Body.Position = 0;
        context.Items[typeof(OperationId)] = (key, hash.GetHashAndReset());
        await next(context);
    }
}

/// <summary>A call whose body is a file, larger than any other.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class BringsFileAttribute : Attribute;

/// <summary>A call from a machine that sends no operation id: what it brings has a name of its own, and counts once by that.</summary>
[AttributeUsage(AttributeTargets.Method)]
public sealed class OwnIdAttribute : Attribute;
