namespace Collegium.Insight.Equity;

/// <summary>How long one group of clients waited, in minutes of business time.</summary>
public sealed record WaitsOf(string Group, int Requests)
{
    public required double? AnswerMedian { get; init; }

    public required double? Answer90 { get; init; }

    public required int Solved { get; init; }

    public required double? SolvedMedian { get; init; }

    public required double? Solved90 { get; init; }

    public required int Promises { get; init; }

    public required int Kept { get; init; }

    public int? KeptOf100 => Promises == 0 ? null : Kept * 100 / Promises;
}

/// <summary>Do the smallest clients wait longer?</summary>
public sealed record WaitsShown(DateOnly From, DateOnly To, IReadOnlyList<WaitsOf> BySize, IReadOnlyList<WaitsOf> ByTrade)
{
    /// <summary>Those of up to five people against all others, by their waits for a first answer.</summary>
    public required RankResult Smallest { get; init; }

    public required string Says { get; init; }

    /// <summary>What clients answered when they were asked whether it solved it, by size, and all together.</summary>
    public required IReadOnlyList<AfterOf> After { get; init; }
}
