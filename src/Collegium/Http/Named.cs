using System.Text.Json;

namespace Collegium.Http;

/// <summary>A state asked for by its name as answers write it, in small letters with hyphens.</summary>
public static class Named
{
    /// <summary>Null where none is asked for; refused where there is none of that name.</summary>
    public static Result<T?> State<T>(string? name)
        where T : struct, Enum
    {
        var known = Enum.GetValues<T>().ToDictionary(v => JsonNamingPolicy.KebabCaseLower.ConvertName(v.ToString()), StringComparer.OrdinalIgnoreCase);
        return name is null ? (T?)null : known.TryGetValue(name, out var state) ? (T?)state
            : new Refusal("state.unknown", $"There is no state “{name}”. There are {string.Join(", ", known.Keys)}.", RefusalKind.Malformed, "state");
    }
}
