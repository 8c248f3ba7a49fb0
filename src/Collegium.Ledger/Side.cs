namespace Collegium.Ledger;

/// <summary>The two sides of a book. In amounts a debit is positive and a credit negative.</summary>
public enum Side
{
    /// <summary>Left; positive.</summary>
    Debit,

    /// <summary>Right; negative.</summary>
    Credit,
}
