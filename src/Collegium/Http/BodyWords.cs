using System.ComponentModel;
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
        _ when problem.Message.StartsWith("Failed to bind parameter", StringComparison.Ordinal) => Parameter(problem.Message),
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
            if (parameter.HasTryParse && !string.IsNullOrEmpty(given) && !TypeDescriptor.GetConverter(parameter.ParameterInfo.ParameterType).IsValid(given))
            {
                return Unreadable(parameter.Name, given);
            }
        }

        return null;
    }

    /// <summary>The framework says: Failed to bind parameter "int limit" from "abc".</summary>
    private static Refusal Parameter(string message)
    {
        var parts = message.Split('"');
        return parts.Length > 3 ? Unreadable(parts[1].Split(' ')[^1], parts[3]) : Unreadable("parameter", "");
    }

    private static Refusal Unreadable(string name, string value) =>
        new("query.malformed", $"“{(value.Length > 60 ? value[..60] + "…" : value)}” can't be read as {name}. Compare it with the API's description.", RefusalKind.Malformed, name);
}
