namespace Collegium.Ledger;

public static partial class PostingRules
{
    /// <summary>
    /// R10: a member's share of invoiced work, owed once the client pays. Debit 5000[member and job] with all of it; credit
    /// 2105[member and client invoice], and 2110[member and contract] with what is kept back until completion.
    /// </summary>
    /// <param name="cost">The key of the cost.</param>
    /// <param name="conditional">The share that falls due as the client pays, under its key.</param>
    /// <param name="retained">What is kept back, under its key; <c>default</c> for nothing. Its part of the share may not
    /// exceed what the client keeps back, which the caller guards.</param>
    public static IReadOnlyList<Posting> MemberShare(string cost, SubAmount conditional, SubAmount retained = default) =>
        new PostingLines()
            .Credit(Chart.MemberPayableConditional, conditional.Sub, conditional.Minor)
            .Credit(Chart.MemberRetainagePayable, retained.Sub, retained.Minor)
            .DebitRest(Chart.MemberSubcontractCost, cost);

    /// <summary>
    /// R10 where the client has paid before, as with a prepaid block: the share is payable at once.
    /// Debit 5000[member and job], credit 2100[member].
    /// </summary>
    /// <param name="cost">The key of the cost.</param>
    /// <param name="member">The key of the member.</param>
    /// <param name="minor">The share.</param>
    public static IReadOnlyList<Posting> MemberSharePayable(string cost, string member, long minor) =>
        new PostingLines()
            .Debit(Chart.MemberSubcontractCost, cost, minor)
            .Credit(Chart.MemberPayable, member, minor)
            .Done();

    /// <summary>
    /// R10 taken back: the work it paid for was written down wrongly. Debit what waits on 2105[member and client invoice] and what
    /// is payable on 2100[member]; credit 5000[member and job].
    /// </summary>
    /// <param name="cost">The key of the cost.</param>
    /// <param name="conditional">What had not fallen due yet, under its key.</param>
    /// <param name="payable">What was payable and not paid yet, under its key.</param>
    public static IReadOnlyList<Posting> MemberShareReturned(string cost, SubAmount conditional, SubAmount payable) =>
        new PostingLines()
            .Debit(Chart.MemberPayableConditional, conditional.Sub, conditional.Minor)
            .Debit(Chart.MemberPayable, payable.Sub, payable.Minor)
            .Credit(Chart.MemberSubcontractCost, cost, conditional.Minor + payable.Minor)
            .Done();

    /// <summary>
    /// R12: the client has paid, wholly or in part, and as much of a member's share becomes payable.
    /// Debit 2105[member and client invoice], credit 2100[member].
    /// </summary>
    /// <param name="conditional">The key under which R10 put the share.</param>
    /// <param name="member">The key of the member.</param>
    /// <param name="minor">
    /// <see cref="ToDate.Step"/> of the conditional share: what the client has paid on the invoice to date, out of its total,
    /// less what was released before.
    /// </param>
    public static IReadOnlyList<Posting> ConditionMet(string conditional, string member, long minor) =>
        new PostingLines()
            .Debit(Chart.MemberPayableConditional, conditional, minor)
            .Credit(Chart.MemberPayable, member, minor)
            .Done();

    /// <summary>
    /// R13: a member is paid. Debit 2100[member] with what is owed and 2120[member] with fees for passing work on; credit the
    /// offsets the member has signed (dues 1210, fees owed to others 1220, pool 2130, advances 1200), and 1000 with the rest.
    /// </summary>
    /// <param name="member">The key of the member.</param>
    /// <param name="owed">What the payout settles.</param>
    /// <param name="offsets">What is held back, as credits (negative); null or empty for nothing.</param>
    /// <param name="fees">Fees the member earned by passing work on (R31), settled besides.</param>
    /// <exception cref="ArgumentException">An offset is a debit, or the offsets exceed what is owed.</exception>
    public static IReadOnlyList<Posting> Payout(string member, long owed, IReadOnlyList<Posting>? offsets = null, long fees = 0)
    {
        var held = offsets ?? [];
        if (held.Any(offset => offset.Minor > 0)) throw new ArgumentException("An offset is a credit.", nameof(offsets));
        var paid = owed + fees + held.Sum(offset => offset.Minor);
        if (paid < 0) throw new ArgumentException("The offsets exceed what is owed.", nameof(offsets));
        var lines = new PostingLines().Debit(Chart.MemberPayable, member, owed).Debit(Chart.ReferralFeesPayable, member, fees);
        foreach (var offset in held) lines.Credit(offset.Account, offset.Sub, -offset.Minor);
        return lines.Credit(Chart.OperatingBank, "", paid).Done();
    }
}
