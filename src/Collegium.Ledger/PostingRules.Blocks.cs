namespace Collegium.Ledger;

public static partial class PostingRules
{
    /// <summary>
    /// R06: a block of hours is sold and paid at once. Debit 1000 with everything; credit 2020[client and block] with the net
    /// price, 2200[jurisdiction] with tax where the sale is the tax point.
    /// </summary>
    /// <param name="block">The key of the block.</param>
    /// <param name="net">The net price.</param>
    /// <param name="taxes">Sales tax by jurisdiction; empty where tax falls due with use.</param>
    public static IReadOnlyList<Posting> BlockPaid(string block, long net, IReadOnlyList<SubAmount> taxes)
    {
        ArgumentNullException.ThrowIfNull(taxes);
        return new PostingLines()
            .Credit(Chart.DeferredRevenue, block, net)
            .Credit(Chart.SalesTaxPayable, taxes)
            .DebitRest(Chart.OperatingBank, "");
    }

    /// <summary>R07: hours of a block are used. Debit 2020[client and block], credit 4010[job].</summary>
    /// <param name="block">The key of the block; the oldest with hours left comes first.</param>
    /// <param name="job">The key of the work done.</param>
    /// <param name="minor">The net worth of the hours at the rate frozen at the sale: <see cref="ToDate.Step"/> of the block's
    /// net price over its minutes, so that the last minute empties the block to the cent.</param>
    public static IReadOnlyList<Posting> BlockUsed(string block, string job, long minor) =>
        new PostingLines()
            .Debit(Chart.DeferredRevenue, block, minor)
            .Credit(Chart.BlockHoursUsed, job, minor)
            .Done();

    /// <summary>
    /// R07 taken back: the time was written down wrongly, and the hours are the client's again. Debit 4010[job], credit
    /// 2020[client and block].
    /// </summary>
    /// <param name="block">The key of the block.</param>
    /// <param name="job">The key of the work the hours were used for.</param>
    /// <param name="minor">What R07 posted for these hours.</param>
    public static IReadOnlyList<Posting> BlockReturned(string block, string job, long minor) =>
        new PostingLines()
            .Debit(Chart.BlockHoursUsed, job, minor)
            .Credit(Chart.DeferredRevenue, block, minor)
            .Done();
}
