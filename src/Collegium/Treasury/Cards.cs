namespace Collegium.Treasury;

/// <summary>A party to a document, by id and name.</summary>
public sealed record Party(Guid Id, string Name);

public sealed record InvoiceLineCard(
    LineKind Kind, string Text, DateOnly? Day, int Minutes, long UnitMinor, long NetMinor, decimal TaxPercent, long TaxMinor)
{
    public Guid? Request { get; init; }

    public Party? Practice { get; init; }
}

public sealed record InvoiceCard(
    Guid Id, string Number, Party Client, InvoiceState State, string Currency, long NetMinor, long TaxMinor, long TotalMinor, long OpenMinor,
    DateOnly IssuedOn, DateOnly DueOn, IReadOnlyList<InvoiceLineCard> Lines)
{
    public Guid? Request { get; init; }

    public Guid? Plan { get; init; }

    /// <summary>What of it goes to which practice; the rest of the net amount is the chapter's.</summary>
    public IReadOnlyList<ShareCard> Shares { get; init; } = [];
}

/// <summary>A practice's part of an invoice, or what it is owed without one, such as for being on call: all of it, what the client's payments have released, and what is in payouts.</summary>
public sealed record ShareCard(Guid? Invoice, string Number, Party Practice, long Minor, long ReleasedMinor, long InPayoutMinor);

public sealed record InvoiceRef(Guid Id, string Number);

public sealed record AllocationCard(InvoiceRef Invoice, long AmountMinor);

public sealed record PaymentCard(
    Guid Id, Party? Client, long AmountMinor, string Currency, DateOnly ReceivedOn, Means Means, string Reference,
    IReadOnlyList<AllocationCard> Allocations, long CreditMinor, bool Unidentified, DateTime RecordedAt);

public sealed record PayoutLineCard(InvoiceRef? Invoice, long AmountMinor)
{
    /// <summary>What it is for, where there is no invoice.</summary>
    public string? For { get; init; }
}

public sealed record PayoutCard(
    Guid Id, Party Practice, long AmountMinor, string Currency, PayoutState State, IReadOnlyList<PayoutLineCard> Lines, DateTime ProposedAt, DateTime? DecidedAt)
{
    public Guid ProposedBy { get; init; }
}

/// <summary>What a practice has coming: when the client pays, now, in a proposal waiting for its second person, and paid so far.</summary>
public sealed record Owed(string Currency, long ConditionalMinor, long PayableMinor, long ProposedMinor, long PaidMinor);
