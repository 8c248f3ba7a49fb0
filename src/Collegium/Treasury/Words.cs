namespace Collegium.Treasury;

public enum InvoiceState
{
    Open,
    PartPaid,
    Paid,
}

public enum LineKind
{
    Work,
    Parts,

    /// <summary>A block of hours sold.</summary>
    Plan,
}

public enum Means
{
    Transfer,
    Card,
    Check,
    Cash,
}

public enum PayoutState
{
    Proposed,
    Paid,

    /// <summary>A second person said no.</summary>
    Rejected,

    /// <summary>Its proposer took it back.</summary>
    Withdrawn,
}
