namespace Collegium;

/// <summary>How a refusal is answered over HTTP; the number is the status.</summary>
public enum RefusalKind
{
    Malformed = 400,
    NotSignedIn = 401,
    Forbidden = 403,
    Missing = 404,
    Conflict = 409,
    Rule = 422,
    TooMany = 429,
}

/// <summary>
/// An expected no: <c>noun.reason</c>, and a sentence that says what was wrong, with the values, and what to do next.
/// </summary>
public sealed record Refusal(string Code, string Message, RefusalKind Kind = RefusalKind.Rule, string? Field = null)
{
    public int Status => (int)Kind;

    public TimeSpan? RetryAfter { get; init; }

    /// <summary>What was written before this no is kept: a wrong code is counted.</summary>
    public bool KeepsWrites { get; init; }

    /// <summary>Missing and not yours are told alike, so that nobody learns what exists.</summary>
    public static Refusal Missing(string noun) =>
        new($"{noun}.missing", $"There is no such {noun}, or it isn't yours to see. Go back to the list and open it from there.", RefusalKind.Missing);

    public static Refusal NotAllowed(string doing, string whoMay) =>
        new("actor.not-allowed", $"You can't {doing}. {whoMay}", RefusalKind.Forbidden);
}
