using System.Text.RegularExpressions;
using Microsoft.AspNetCore.OpenApi;
using Microsoft.OpenApi;

namespace Collegium.Http;

/// <summary>What the API's description says besides the shapes: what it is, the key, the operation id, how a no looks.</summary>
internal static partial class ApiBook
{
    public static void Write(OpenApiOptions options)
    {
        options.ShouldInclude = d => d.RelativePath?.StartsWith("api/v1", StringComparison.Ordinal) == true;
        options.AddDocumentTransformer((document, _, _) =>
        {
            document.Info = new OpenApiInfo
            {
                Title = "Collegium",
                Version = "v1",
                Description = "The same operations as the pages. Money is whole minor units with a currency; instants are UTC; days are YYYY-MM-DD. "
                    + "Every refusal is an RFC 9457 problem with a code.",
            };
            document.Servers = [];
            document.Components ??= new OpenApiComponents();
            document.Components.SecuritySchemes = new Dictionary<string, IOpenApiSecurityScheme>
            {
                ["key"] = new OpenApiSecurityScheme { Type = SecuritySchemeType.Http, Scheme = "bearer", Description = "Made on the page “Keys”; it may do what its owner may do." },
            };
            document.Security = [new OpenApiSecurityRequirement { [new OpenApiSecuritySchemeReference("key", document)] = [] }];
            return Task.CompletedTask;
        });
        options.AddOperationTransformer((operation, context, _) =>
        {
            operation.Summary ??= Words(operation.OperationId ?? context.Description.RelativePath ?? "");
            if (context.Description.HttpMethod is not "GET" && !context.Description.ActionDescriptor.EndpointMetadata.OfType<OwnIdAttribute>().Any())
            {
                (operation.Parameters ??= []).Add(new OpenApiParameter
                {
                    Name = "Idempotency-Key",
                    In = ParameterLocation.Header,
                    Required = true,
                    Description = "Any text of up to 200 characters, used once: the same key and body get the same answer.",
                    Schema = new OpenApiSchema { Type = JsonSchemaType.String, MaxLength = 200 },
                });
            }

            operation.Responses ??= [];
            foreach (var (status, words) in Noes(context.Description.HttpMethod))
            {
                operation.Responses.TryAdd(status, new OpenApiResponse { Description = words });
            }

            return Task.CompletedTask;
        });
    }

    private static IEnumerable<(string Status, string Words)> Noes(string? method)
    {
        yield return ("400", "The request could not be read: a problem with a code.");
        yield return ("401", "A key is needed.");
        yield return ("403", "Known, but not allowed.");
        yield return ("404", "Missing, or not yours.");
        yield return ("429", "Too many calls; Retry-After says how long to wait.");
        if (method is not "GET")
        {
            yield return ("409", "Changed or taken meanwhile, or the operation id was used with other contents.");
            yield return ("422", "Refused by a rule; the detail says which and what to do.");
        }
    }

    /// <summary>“AcceptOffer” is “Accept offer”.</summary>
    private static string Words(string name)
    {
        var words = Capital().Replace(name, m => " " + m.Value.ToLowerInvariant());
        return words.Length == 0 ? words : char.ToUpperInvariant(words[0]) + words[1..];
    }

    [GeneratedRegex("(?<!^)[A-Z]")]
    private static partial Regex Capital();
}
