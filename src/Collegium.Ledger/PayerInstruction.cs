namespace Collegium.Ledger;

/// <summary>What the payer said the money is for.</summary>
/// <param name="Invoice">The invoice's sub-ledger key.</param>
/// <param name="Minor">How much of it, 0 or more; null for as much as is open.</param>
public readonly record struct PayerInstruction(string Invoice, long? Minor = null);
