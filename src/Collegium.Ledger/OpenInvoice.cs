namespace Collegium.Ledger;

/// <summary>An invoice of the payer with something still to pay.</summary>
/// <param name="Invoice">Its sub-ledger key; no two in a list are the same.</param>
/// <param name="Due">The day it falls due.</param>
/// <param name="Minor">What is still open, minor units, 0 or more.</param>
/// <param name="Disputed">Whether the client objects: it takes money only when the payer names it.</param>
public readonly record struct OpenInvoice(string Invoice, DateOnly Due, long Minor, bool Disputed = false);
