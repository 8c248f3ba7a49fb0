namespace Collegium.Ledger;

/// <summary>Why an entry is refused. The order is the order of the checks: the first that fails is the answer.</summary>
public enum EntryFault
{
    /// <summary>Nothing is wrong.</summary>
    None,

    /// <summary>The currency is <c>default</c>.</summary>
    NoCurrency,

    /// <summary>The kind is empty, longer than 60, or has a sign other than ASCII letters, digits, dot and hyphen.</summary>
    BadKind,

    /// <summary>An entry has at least two postings.</summary>
    TooFewPostings,

    /// <summary>A posting of zero says nothing.</summary>
    ZeroPosting,

    /// <summary>The chart has no such account.</summary>
    UnknownAccount,

    /// <summary>A sub-ledger's key holds what <see cref="SubKey.IsValid"/> refuses.</summary>
    BadSub,

    /// <summary>
    /// The postings on one side, or a balance after them, don't fit 64 bits; or a posting is the one number that can't be reversed.
    /// </summary>
    Overflow,

    /// <summary>The postings don't add up to zero.</summary>
    Unbalanced,

    /// <summary>A balance with a floor (trust, pool) would cross zero. Answered by <see cref="Balances.Apply"/>.</summary>
    BelowFloor,

    /// <summary>The entry it reverses has a reversal. Answered by <see cref="Balances.Apply"/>.</summary>
    AlreadyReversed,
}
