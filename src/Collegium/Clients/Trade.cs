namespace Collegium.Clients;

/// <summary>What a client does for a living.</summary>
public enum Trade
{
    Dental,
    Medical,
    Law,
    Realty,
    Building,
    Other,
}

public static class Trades
{
    /// <summary>Trades whose computers hold patients' data: work there needs a business associate agreement on record (45 CFR 164.504(e)).</summary>
    public static bool IsClinical(this Trade trade) => trade is Trade.Dental or Trade.Medical;
}
