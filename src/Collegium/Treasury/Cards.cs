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

    /// <summary>Kept back for fees the practice owes others for passing work on.</summary>
    public long WithheldMinor { get; init; }
}

/// <summary>A fee for passing a request on, as far as it has fallen due.</summary>
public sealed record FeeCard(int Request, Party Served, Party Referrer, long Minor, long ChapterMinor, long WithheldMinor);

/// <summary>What a practice has coming: when the client pays, now, in a proposal waiting for its second person, and paid so far.</summary>
public sealed record Owed(string Currency, long ConditionalMinor, long PayableMinor, long ProposedMinor, long PaidMinor)
{
    /// <summary>Owed to others for passing work on, and kept back from the next payouts.</summary>
    public long FeesMinor { get; init; }
}
