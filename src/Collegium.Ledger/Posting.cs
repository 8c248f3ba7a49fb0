namespace Collegium.Ledger;

/// <summary>One line of an entry.</summary>
/// <param name="Account">A number of <see cref="Chart.Standard"/>.</param>
/// <param name="Sub">The sub-ledger's key, such as a client or a member and an invoice; <c>""</c> for none.
/// What a key may hold: <see cref="SubKey.IsValid"/>.</param>
/// <param name="Minor">Minor units of the entry's currency: a debit is positive, a credit negative, zero is refused.</param>
public sealed record Posting(int Account, string Sub, long Minor);
