namespace Collegium.Ledger.Tests;

/// <summary>The posting rules at work on the amounts of the reference's worked entries.</summary>
internal static class Worked
{
    private static readonly IReadOnlyList<SubAmount> Nothing = [];

    public static readonly IReadOnlyDictionary<string, IReadOnlyList<Posting>> ByRule = new Dictionary<string, IReadOnlyList<Posting>>
    {
        ["R03"] = PostingRules.Invoice("", [new("", 300_000)], Nothing, [new("", 24_900)]),
        ["R06"] = PostingRules.BlockPaid("C2", 200_000, Nothing),
        ["R07"] = PostingRules.BlockUsed("C2", "", ToDate.Step(200_000, 6 * 60, 20 * 60, 0)),
        ["R10"] = PostingRules.MemberShare("", new("M1", 612_000), new("M1", 68_000)),
        ["R11"] = Received(750_000, new("", new(2026, 2, 15), 720_000)),
        ["R12"] = PostingRules.ConditionMet("M1", "M1", ToDate.Step(612_000, 720_000, 720_000, 0)),
        ["R13"] = PostingRules.Payout("M1", 612_000, [new(2130, "", -61_200), new(1210, "", -5_000)]),
        ["R15"] =
        [
            .. PostingRules.CreditApplied("C3", [new("", 30_000)]),
            .. Received(400_000, new OpenInvoice("", new(2026, 3, 15), 600_000)),
        ],
        ["R44"] = PostingRules.Unidentified("", 12_000),
    };

    /// <summary>Lines of the same account and sub-ledger added up, by account.</summary>
    public static IReadOnlyList<Posting> Added(IEnumerable<Posting> lines) =>
        [.. lines.GroupBy(line => (line.Account, line.Sub), line => line.Minor)
            .Select(line => new Posting(line.Key.Account, line.Key.Sub, line.Sum()))
            .OrderBy(line => line.Account).ThenBy(line => line.Sub, StringComparer.Ordinal)];

    private static IReadOnlyList<Posting> Received(long minor, OpenInvoice invoice)
    {
        var (invoices, credit) = Allocation.Over(minor, [invoice]);
        return PostingRules.Payment(invoices, "C3", credit);
    }
}
