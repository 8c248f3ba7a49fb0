namespace Collegium.Ledger;

public static partial class PostingRules
{
    /// <summary>
    /// R03, and R06 on credit: an invoice is issued. Debit 1100[client and invoice] with everything; credit 4000[job] with
    /// work done, 2020[client and block] with hours sold but not yet worked, 2200[jurisdiction] with tax.
    /// </summary>
    /// <param name="receivable">The key of what the client now owes.</param>
    /// <param name="earned">Net amounts of work done, by job.</param>
    /// <param name="deferred">Net amounts of blocks sold, by block; empty when there is none.</param>
    /// <param name="taxes">Sales tax by jurisdiction; empty when there is none.</param>
    public static IReadOnlyList<Posting> Invoice(
        string receivable, IReadOnlyList<SubAmount> earned, IReadOnlyList<SubAmount> deferred, IReadOnlyList<SubAmount> taxes)
    {
        ArgumentNullException.ThrowIfNull(earned);
        ArgumentNullException.ThrowIfNull(deferred);
        ArgumentNullException.ThrowIfNull(taxes);
        return new PostingLines()
            .Credit(Chart.ServiceRevenue, earned)
            .Credit(Chart.DeferredRevenue, deferred)
            .Credit(Chart.SalesTaxPayable, taxes)
            .DebitRest(Chart.Receivables, receivable);
    }
}
