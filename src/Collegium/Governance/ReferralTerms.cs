namespace Collegium.Governance;

/// <summary>The charter's limits for work that one practice passes on to another.</summary>
public sealed record ReferralTerms
{
    /// <summary>How long a client is waited for, in minutes of business time.</summary>
    public ByImpact ConsentMinutes { get; init; } = new(120, 660, 1320);

    /// <summary>The highest fee, in percent of what the client has paid for the work; 0 where fees are not allowed.</summary>
    public decimal MostFeePercent { get; init; } = 10m;

    public int MostFeeMonths { get; init; } = 12;

    /// <summary>Months a colleague isn't asked for clients it stood in for, where the two agree on nothing else.</summary>
    public int BoundMonths { get; init; } = 12;

    /// <summary>Of a fee, so many percent are the chapter's.</summary>
    public decimal ChapterPercent { get; init; }
}
