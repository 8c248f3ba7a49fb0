namespace Collegium.Ledger;

public static partial class PostingRules
{
    /// <summary>
    /// R31: a fee for passing work on falls due, because the client has paid. Debit 1220[member served] with all of it; credit
    /// 2120[referrer], and 4300 with the chapter's part.
    /// </summary>
    /// <param name="served">The key of the member who did the work and owes the fee.</param>
    /// <param name="referrer">The key of the member who passed it on.</param>
    /// <param name="minor">The fee: <see cref="ToDate.Step"/> of what the client has paid, less what fell due before; its caps are the caller's.</param>
    /// <param name="chapter">The chapter's part of it, by its charter; at most the fee.</param>
    public static IReadOnlyList<Posting> ReferralFee(string served, string referrer, long minor, long chapter) =>
        new PostingLines()
            .Debit(Chart.ReferralFeesReceivable, served, minor)
            .Credit(Chart.ReferralFeesPayable, referrer, minor - chapter)
            .Credit(Chart.ReferralFees, "", chapter)
            .Done();
}
