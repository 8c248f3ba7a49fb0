namespace Collegium.Http;

/// <summary>What the forms of a page were drawn by, and what says whether it still holds when one of them comes back.</summary>
public sealed record StepGuard(string Seen, Func<string?, Task<Refusal?>> Changed);
