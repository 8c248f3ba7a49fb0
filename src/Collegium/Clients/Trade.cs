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

    /// <summary>The trade a firm's name and its words speak of; work near patients is rather guessed once too often.</summary>
    public static Trade Guess(string words)
    {
        foreach (var (trade, signs) in Signs)
        {
            if (Array.Exists(signs, s => words.Contains(s, StringComparison.OrdinalIgnoreCase)))
            {
                return trade;
            }
        }

        return Trade.Other;
    }

    private static readonly (Trade Trade, string[] Signs)[] Signs =
    [
        (Trade.Dental, ["dental", "dentist", "orthodont", "endodont", "dds", "dmd"]),
        (Trade.Medical, ["medical", "patient", "clinic", "physician", "pediatric", "doctor", "dermatolog", "chiropract", "hipaa"]),
        (Trade.Law, ["attorney", "law firm", "law office", "legal", "paralegal"]),
        (Trade.Realty, ["realty", "realtor", "real estate", "brokerage"]),
        (Trade.Building, ["construction", "contractor", "builder", "roofing", "plumbing"]),
    ];
}
