using System.Globalization;
using System.Text.Json;
using Microsoft.AspNetCore.Http.Metadata;

namespace Collegium.Http;

/// <summary>Says in words why a call could not be read, and where.</summary>
internal static class BodyWords
{
    public static Refusal Of(BadHttpRequestException problem) => problem switch
    {
        { StatusCode: StatusCodes.Status413PayloadTooLarge } =>
            new("body.too-large", "The body is larger than we take. Send less at a time.", RefusalKind.Malformed),
        { StatusCode: StatusCodes.Status415UnsupportedMediaType } =>
            new("body.malformed", "Send JSON, with the header Content-Type: application/json.", RefusalKind.Malformed),
        { InnerException: JsonException json } => Of(json),
        _ => new("body.malformed", "The body can't be read. Send one JSON object as the API's description shows it.", RefusalKind.Malformed),
    };

    private static Refusal Of(JsonException json)
    {
        var field = json.Path?.TrimStart('$', '.');
        var place = json.LineNumber is { } line ? $" (line {line + 1}, byte {json.BytePositionInLine + 1})" : "";
        return string.IsNullOrEmpty(field)
            ? new("body.malformed", $"The body is not JSON of the shape we take{place}. Send one JSON object.", RefusalKind.Malformed)
            : new("body.malformed", $"“{field}” has a value of the wrong kind{place}. Compare it with the API's description.", RefusalKind.Malformed, field);
    }

    /// <summary>What in the address can't be read as what the endpoint takes; null when all of it can.</summary>
    public static Refusal? OfAddress(HttpContext context)
    {
        foreach (var parameter in context.GetEndpoint()?.Metadata.GetOrderedMetadata<IParameterBindingMetadata>() ?? [])
        {
            var given = context.Request.RouteValues[parameter.Name] as string ?? (string?)context.Request.Query[parameter.Name];
            if (parameter.HasTryParse && !string.IsNullOrEmpty(given) && !Reads(parameter.ParameterInfo.ParameterType, given))
            {
                return new("query.malformed", $"“{(given.Length > 60 ? given[..60] + "…" : given)}” can't be read as {parameter.Name}. Compare it with the API's description.", RefusalKind.Malformed, parameter.Name);
            }
        }

        return null;
    }

    /// <summary>As the endpoints themselves read it.</summary>
    private static bool Reads(Type type, string given) =>
        (Nullable.GetUnderlyingType(type) ?? type) is var t && t == typeof(int) ? int.TryParse(given, CultureInfo.InvariantCulture, out _)
        : t == typeof(bool) ? bool.TryParse(given, out _)
        : t == typeof(Guid) ? Guid.TryParse(given, out _)
        : t != typeof(DateOnly) || DateOnly.TryParse(given, CultureInfo.InvariantCulture, out _);
}
