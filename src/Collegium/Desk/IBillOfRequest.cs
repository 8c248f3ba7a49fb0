namespace Collegium.Desk;

/// <summary>One line of a bill: words and minor units.</summary>
public sealed record BillLine(string Words, long Minor);

/// <summary>What the client's bill of a request is, and where its money goes.</summary>
public sealed record RequestBill(string Currency, IReadOnlyList<BillLine> Lines, long OpenMinor, IReadOnlyList<BillLine> Goes, long TotalMinor)
{
    /// <summary>Numbers of its invoices, each with a page of its own.</summary>
    public IReadOnlyList<string> Invoices { get; init; } = [];

    /// <summary>When what is open is due.</summary>
    public DateOnly? DueOn { get; init; }

    /// <summary>How to pay it, in a sentence: the account to send it to, and what to write on it.</summary>
    public string? PayBy { get; init; }

    /// <summary>Fees for passing the request on, by whom they go to; a part of what was paid, never on top of it.</summary>
    public IReadOnlyList<BillLine> Fees { get; init; } = [];

    /// <summary>When the member is paid, in a sentence.</summary>
    public string? Owed { get; init; }
}

/// <summary>What is open on all bills of the client who reads.</summary>
public sealed record OpenOnBills(string Currency, long Minor);

/// <summary>The arrow turned round: the desk shows a request's bill, and the treasury, which stands above it, knows it.</summary>
public interface IBillOfRequest
{
    Task<RequestBill?> Of(Guid request);

    /// <summary>Null where there is no bill yet.</summary>
    Task<OpenOnBills?> Open();
}
