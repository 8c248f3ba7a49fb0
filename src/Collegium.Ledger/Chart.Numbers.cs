namespace Collegium.Ledger;

/// <content>The numbers that the posting rules speak of by name.</content>
public static partial class Chart
{
    /// <summary>1000: the bank account the business lives from.</summary>
    public const int OperatingBank = 1000;

    /// <summary>1100: what clients owe on invoices; by client and invoice.</summary>
    public const int Receivables = 1100;

    /// <summary>1220: fees that members owe for work passed on to them; by member.</summary>
    public const int ReferralFeesReceivable = 1220;

    /// <summary>2020: sold, not yet worked; by client and block.</summary>
    public const int DeferredRevenue = 2020;

    /// <summary>2030: clients' money with no invoice to go to; by client.</summary>
    public const int ClientCredits = 2030;

    /// <summary>2090: money nobody can be named for yet; by receipt.</summary>
    public const int UnidentifiedReceipts = 2090;

    /// <summary>2100: owed to members, payable now; by member.</summary>
    public const int MemberPayable = 2100;

    /// <summary>2105: owed to members once the client has paid; by member and client invoice.</summary>
    public const int MemberPayableConditional = 2105;

    /// <summary>2110: kept back from members until completion is accepted; by member and contract.</summary>
    public const int MemberRetainagePayable = 2110;

    /// <summary>2120: fees owed to members who passed work on; by member.</summary>
    public const int ReferralFeesPayable = 2120;

    /// <summary>2200: collected for the tax office; by jurisdiction.</summary>
    public const int SalesTaxPayable = 2200;

    /// <summary>4000: work done and billed.</summary>
    public const int ServiceRevenue = 4000;

    /// <summary>4010: work done against a block of hours sold before.</summary>
    public const int BlockHoursUsed = 4010;

    /// <summary>4300: the chapter's part of fees for work passed on.</summary>
    public const int ReferralFees = 4300;

    /// <summary>5000: the members' share of the work; by member and job.</summary>
    public const int MemberSubcontractCost = 5000;
}
