using System.Collections.Frozen;
using static Collegium.Ledger.AccountKind;

namespace Collegium.Ledger;

/// <summary>The chart of accounts, the same in every book. Source: reference money.md §1.1.</summary>
/// <remarks>Sub-ledgers (a client, a member, an invoice) are not accounts of their own: they are the key of a posting.</remarks>
public static partial class Chart
{
    /// <summary>Every account, ordered by number.</summary>
    public static IReadOnlyList<ChartAccount> Standard { get; } =
    [
        new(OperatingBank, "Operating bank", Asset),
        new(1010, "Trust bank", Asset),
        new(1015, "Own funds in trust bank", Asset),
        new(1050, "Card clearing", Asset),
        new(1060, "Chargebacks in dispute", Asset),
        new(Receivables, "Receivables", Asset),
        new(1110, "Retainage receivable", Asset),
        new(1130, "Late interest receivable", Asset),
        new(1190, "Allowance for bad debt", Asset, Contra: true),
        new(1200, "Member advances", Asset),
        new(1210, "Dues receivable", Asset),
        new(1220, "Referral fees receivable", Asset),
        new(1300, "FX position", Asset),
        new(2010, "Client trust", Liability, Floor: Side.Credit),
        new(DeferredRevenue, "Deferred revenue", Liability),
        new(2025, "Deferred dues", Liability),
        new(ClientCredits, "Client credits", Liability),
        new(2040, "Refunds payable", Liability),
        new(UnidentifiedReceipts, "Unidentified receipts", Liability),
        new(MemberPayable, "Member payable", Liability),
        new(MemberPayableConditional, "Member payable, conditional", Liability),
        new(MemberRetainagePayable, "Member retainage payable", Liability),
        new(2120, "Referral fees payable", Liability),
        new(2130, "Smoothing pool", Liability, Floor: Side.Credit),
        new(2150, "Patronage payable", Liability),
        new(2160, "Backup withholding", Liability),
        new(SalesTaxPayable, "Sales tax payable", Liability),
        new(2400, "Founder loan", Liability),
        new(2410, "Founder loan interest", Liability),
        new(3000, "Member shares", Equity),
        new(3010, "Retained patronage, qualified", Equity),
        new(3020, "Retained patronage, nonqualified", Equity),
        new(3100, "Indivisible reserve", Equity),
        new(3110, "Non-payment guarantee reserve", Equity),
        new(3200, "Net margin to allocate", Equity),
        new(ServiceRevenue, "Service revenue", Income),
        new(BlockHoursUsed, "Block hours used", Income),
        new(4020, "Block hours expired", Income),
        new(4100, "Late interest", Income),
        new(4200, "Dues", Income),
        new(4300, "Referral fees", Income),
        new(4400, "FX gain and loss", Income),
        new(4900, "Credits and allowances", Income, Contra: true),
        new(MemberSubcontractCost, "Member subcontract cost", Cost),
        new(5010, "Non-member subcontract cost", Cost),
        new(5100, "Card fees", Cost),
        new(5110, "Chargeback fees", Cost),
        new(5200, "Bad debt", Cost),
        new(5300, "Referral fees paid", Cost),
        new(5400, "Founder loan interest cost", Cost),
        new(5900, "Rounding", Cost),
        new(6000, "Overheads", Cost),
        new(7000, "Income tax", Cost),
    ];

    private static readonly FrozenDictionary<int, ChartAccount> ByNumber =
        Standard.ToFrozenDictionary(account => account.Number);

    /// <summary>The account of a number, or null when the chart has none.</summary>
    /// <param name="number">Four digits.</param>
    public static ChartAccount? Find(int number) => ByNumber.GetValueOrDefault(number);

    /// <summary>The account of a number known to be in the chart.</summary>
    /// <param name="number">Four digits.</param>
    /// <exception cref="ArgumentOutOfRangeException">The chart has no such account.</exception>
    public static ChartAccount Of(int number) =>
        Find(number) ?? throw new ArgumentOutOfRangeException(nameof(number), number, "The chart has no such account.");
}
