namespace Collegium.Ledger;

/// <summary>What an account measures; the first digit of its number follows it (reference money.md §1.1).</summary>
public enum AccountKind
{
    /// <summary>What the book owns or is owed (1xxx).</summary>
    Asset,

    /// <summary>What the book owes (2xxx).</summary>
    Liability,

    /// <summary>What is the members' own (3xxx).</summary>
    Equity,

    /// <summary>What was earned (4xxx).</summary>
    Income,

    /// <summary>What it took (5xxx to 7xxx).</summary>
    Cost,
}
