namespace Collegium.Ledger;

/// <summary>A row of the trial balance: what stands on one account in one currency, all sub-ledgers together.</summary>
/// <param name="Account">The account's number.</param>
/// <param name="Balance">Debit positive; never zero.</param>
public sealed record TrialLine(int Account, Money Balance);
