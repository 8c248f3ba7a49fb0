namespace Collegium.Ledger;

public static partial class PostingRules
{
    /// <summary>
    /// R11 and the money part of R15: a client pays in full, in part or too much. Debit 1000 with everything; credit
    /// 1100[client and invoice] by invoice, 2030[client] with what no invoice takes.
    /// </summary>
    /// <param name="invoices">What each invoice takes, from <see cref="Allocation.Over"/>.</param>
    /// <param name="client">The key of the client's credit.</param>
    /// <param name="credit">What is left over.</param>
    public static IReadOnlyList<Posting> Payment(IReadOnlyList<SubAmount> invoices, string client, long credit) =>
        Settle(Chart.OperatingBank, "", invoices, client, credit);

    /// <summary>R15: a client's credit pays invoices. Debit 2030[client], credit 1100[client and invoice].</summary>
    /// <param name="client">The key of the client's credit; it must hold that much, which the caller guards.</param>
    /// <param name="invoices">What each invoice takes.</param>
    public static IReadOnlyList<Posting> CreditApplied(string client, IReadOnlyList<SubAmount> invoices) =>
        Settle(Chart.ClientCredits, client, invoices, "", 0);

    /// <summary>R44: money came and nobody can be named for it. Debit 1000, credit 2090[receipt]; never guessed into trust.</summary>
    /// <param name="receipt">The key of the receipt.</param>
    /// <param name="minor">What came.</param>
    public static IReadOnlyList<Posting> Unidentified(string receipt, long minor) =>
        new PostingLines()
            .Debit(Chart.OperatingBank, "", minor)
            .Credit(Chart.UnidentifiedReceipts, receipt, minor)
            .Done();

    /// <summary>
    /// R44, resolved: the payer is known. Debit 2090[receipt] with everything; credit 1100[client and invoice] by invoice,
    /// 2030[client] with the rest.
    /// </summary>
    /// <param name="receipt">The key of the receipt; what is given out must be what stands there.</param>
    /// <param name="invoices">What each invoice takes.</param>
    /// <param name="client">The key of the client's credit.</param>
    /// <param name="credit">What is left over.</param>
    public static IReadOnlyList<Posting> Identified(string receipt, IReadOnlyList<SubAmount> invoices, string client, long credit) =>
        Settle(Chart.UnidentifiedReceipts, receipt, invoices, client, credit);

    private static IReadOnlyList<Posting> Settle(int source, string sub, IReadOnlyList<SubAmount> invoices, string client, long credit)
    {
        ArgumentNullException.ThrowIfNull(invoices);
        return new PostingLines()
            .Credit(Chart.Receivables, invoices)
            .Credit(Chart.ClientCredits, client, credit)
            .DebitRest(source, sub);
    }
}
