namespace Collegium.Ledger;

/// <summary>A row of an account's statement.</summary>
/// <param name="Entry">The entry that moved the account.</param>
/// <param name="Sub">The sub-ledger's key.</param>
/// <param name="Minor">What it moved, minor units, debit positive.</param>
/// <param name="Balance">What stood on the account afterwards, over the rows of this statement, minor units.</param>
public sealed record StatementLine(EntryDraft Entry, string Sub, long Minor, long Balance);
