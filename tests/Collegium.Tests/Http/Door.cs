using System.Text.RegularExpressions;
using Collegium.Http;
using Microsoft.AspNetCore.Components.Endpoints;
using Microsoft.AspNetCore.Routing;

namespace Collegium.Tests.Http;

/// <summary>One endpoint as somebody knocks at it.</summary>
public sealed partial record Door(string Method, string Pattern, bool Page, bool Anyone)
{
    /// <summary>A page is asked and answered under one address: both are one door.</summary>
    public string Name => Page ? $"page {Pattern}" : $"{Method} {Pattern}";

    public bool Api => Pattern.StartsWith("/api/", StringComparison.Ordinal);

    public static Door? Of(RouteEndpoint endpoint)
    {
        var pattern = "/" + endpoint.RoutePattern.RawText!.TrimStart('/');
        var page = endpoint.Metadata.GetMetadata<ComponentTypeMetadata>() is not null;
        var methods = endpoint.Metadata.GetMetadata<HttpMethodMetadata>()?.HttpMethods;
        var framework = !page && methods is null or [] || pattern.Contains("_framework", StringComparison.Ordinal) || pattern.Contains("_blazor", StringComparison.Ordinal);
        var anyone = endpoint.Metadata.GetMetadata<OutsideAttribute>() is not null || endpoint.Metadata.GetMetadata<AllowAttribute>()?.Anyone == true;
        return framework ? null : new Door(page ? "GET" : methods![0], pattern, page, anyone);
    }

    /// <summary>The address with its places filled in.</summary>
    public string Address(string secret, Guid id) => Place().Replace(Pattern, place => place.Value switch
    {
        "{secret}" or "{Secret}" => secret,
        _ when place.Value.Contains(":guid", StringComparison.Ordinal) => id.ToString(),
        _ when place.Value.Contains(":int", StringComparison.Ordinal) => "999999",
        _ => "nothing",
    });

    [GeneratedRegex(@"\{[^}]*\}")]
    private static partial Regex Place();
}
