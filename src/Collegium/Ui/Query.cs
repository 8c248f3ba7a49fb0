using Microsoft.AspNetCore.Components;

namespace Collegium.Ui;

/// <summary>The state of a list lives in its address: links change one value and keep the rest.</summary>
public static class Query
{
    public static string? Read(this NavigationManager address, string name)
    {
        foreach (var (key, value) in Pairs(address)) if (key == name) return value;
        return null;
    }

    /// <summary>This page's address with <paramref name="name"/> set, or taken out when null. A new order or filter starts at the first page.</summary>
    public static string With(this NavigationManager address, string name, string? value)
    {
        var kept = Pairs(address).Where(p => p.Key != name && (p.Key != "page" || name == "format")).ToList();
        if (value is not null) kept.Add((name, value));
        var path = "/" + address.ToBaseRelativePath(address.Uri).Split('?', '#')[0];
        return kept.Count == 0 ? path : path + "?" + string.Join('&', kept.Select(p => $"{Uri.EscapeDataString(p.Key)}={Uri.EscapeDataString(p.Value)}"));
    }

    private static IEnumerable<(string Key, string Value)> Pairs(NavigationManager address)
    {
        var query = new Uri(address.Uri).Query.TrimStart('?');
        foreach (var pair in query.Split('&', StringSplitOptions.RemoveEmptyEntries))
        {
            var at = pair.IndexOf('=', StringComparison.Ordinal);
            yield return (Plain(at < 0 ? pair : pair[..at]), at < 0 ? "" : Plain(pair[(at + 1)..]));
        }
    }

    private static string Plain(string escaped) => Uri.UnescapeDataString(escaped.Replace('+', ' '));
}
