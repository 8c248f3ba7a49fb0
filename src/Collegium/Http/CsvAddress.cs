namespace Collegium.Http;

/// <summary>Every list is also a file: its own address with <c>format=csv</c> leads to the endpoint that writes it, under <c>/csv</c>.</summary>
public sealed class CsvAddress(RequestDelegate next)
{
    public const string Under = "/csv";

    public Task InvokeAsync(HttpContext context)
    {
        var request = context.Request;
        if (HttpMethods.IsGet(request.Method) && request.Query["format"] == "csv")
        {
            request.Path = Under + request.Path;
        }

        return next(context);
    }
}
