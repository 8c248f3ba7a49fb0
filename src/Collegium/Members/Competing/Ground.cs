using System.Globalization;
using Collegium.Governance;
using Collegium.Routing;

namespace Collegium.Members.Competing;

/// <summary>Where a practice stands in the market: its place, whom it serves, what it does, and for whom it worked when.</summary>
internal sealed record Ground(Guid Practice, double Latitude, double Longitude)
{
    public IReadOnlySet<string> Trades { get; init; } = new HashSet<string>();

    /// <summary>Names by code.</summary>
    public IReadOnlyDictionary<string, string> Skills { get; init; } = new Dictionary<string, string>();

    /// <summary>When it last had to do with each client; a declared tie holds as long as it stands.</summary>
    public IReadOnlyDictionary<Guid, DateTime> Clients { get; init; } = new Dictionary<Guid, DateTime>();

    /// <summary>
    /// Why this practice is a direct competitor of the other by the charter, in words; null where it isn't: the same trade of
    /// clients and the same skill within so many miles, or the same client or prospect within so many months.
    /// </summary>
    public string? CompetesWith(Ground other, CharterRules rules, DateTime now)
    {
        if (Practice == other.Practice)
        {
            return "it is the same practice";
        }

        var miles = Geo.Miles(Latitude, Longitude, other.Latitude, other.Longitude);
        List<string> trades = [.. Trades.Intersect(other.Trades).Where(t => t != ClientTrades.Other).Select(t => ClientTrades.Words[t]).Order(StringComparer.Ordinal)];
        List<string> skills = [.. Skills.Where(s => other.Skills.ContainsKey(s.Key)).Select(s => $"“{s.Value}”").Order(StringComparer.Ordinal)];
        var since = now.AddMonths(-rules.CompetitorMonths);
        List<string> why = [];
        if (miles <= rules.CompetitorMiles && trades.Count > 0 && skills.Count > 0)
        {
            why.Add($"{Away(miles)}, both serve {Few(trades)} and do {Few(skills)}");
        }

        if (Clients.Count(c => c.Value >= since && other.Clients.TryGetValue(c.Key, out var theirs) && theirs >= since) is > 0 and var shared)
        {
            why.Add(string.Create(
                CultureInfo.InvariantCulture, $"both had to do with {(shared == 1 ? "the same client" : $"{shared} of the same clients")} in the last {rules.CompetitorMonths} months"));
        }

        return why.Count == 0 ? null : string.Join("; ", why);
    }

    private static string Away(double miles) => miles switch
    {
        < 1 => "less than a mile away",
        < 2 => "1 mile away",
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)miles} miles away"),
    };

    private static string Few(List<string> names) => names.Count switch
    {
        1 => names[0],
        2 => $"{names[0]} and {names[1]}",
        _ => string.Create(CultureInfo.InvariantCulture, $"{names[0]}, {names[1]} and {names.Count - 2} more"),
    };
}
