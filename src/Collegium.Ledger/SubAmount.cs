namespace Collegium.Ledger;

/// <summary>An amount that belongs to one key of a sub-ledger: so much of this invoice, so much for that jurisdiction.</summary>
/// <param name="Sub">The sub-ledger's key, <c>""</c> for none.</param>
/// <param name="Minor">Minor units, 0 or more; the rule that takes it says on which side it lands.</param>
public readonly record struct SubAmount(string Sub, long Minor);
