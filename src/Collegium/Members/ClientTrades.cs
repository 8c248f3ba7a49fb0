namespace Collegium.Members;

/// <summary>What clients do for a living, as Members speaks of it: by code, because it can't see who the clients are.</summary>
public static class ClientTrades
{
    /// <summary>Firms of no named trade have nothing in common, so serving them makes nobody a competitor.</summary>
    public const string Other = "other";

    /// <summary>In the plural, by code.</summary>
    public static readonly IReadOnlyDictionary<string, string> Words = new Dictionary<string, string>
    {
        ["dental"] = "dentists",
        ["medical"] = "doctors",
        ["law"] = "lawyers",
        ["realty"] = "realtors",
        ["building"] = "builders",
        [Other] = "others",
    };
}
