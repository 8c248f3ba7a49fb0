namespace Collegium.Insight.Coverage;

/// <summary>One skill at one place: who could come, hour by hour of a day, and what is asked of it.</summary>
public sealed record CoverageRow(string Skill, string Name, string Place)
{
    /// <summary>Practitioners who could take it, for each hour of the day from 0 to 23.</summary>
    public required IReadOnlyList<int> Hours { get; init; }

    /// <summary>Practitioners who hold it, reach the place and may work, whether away today or not.</summary>
    public required int Holders { get; init; }

    public required int Practices { get; init; }

    /// <summary>Requests of the last 90 days that took it.</summary>
    public required int Demand { get; init; }

    /// <summary>Hours of work asked for in each open hour, on the mean of the last 90 days.</summary>
    public required double Load { get; init; }

    /// <summary>The fewest with whom at most one in five would wait (Erlang C).</summary>
    public required int Needed { get; init; }

    /// <summary>Held by one practice or none: a holiday away from nobody.</summary>
    public bool AtRisk => Practices <= 1;

    /// <summary>How many more the demand needs; a second practice wherever anything was asked.</summary>
    public int Missing => Math.Max(0, Math.Max(Needed, Demand > 0 ? 2 : 0) - (Demand > 0 && Practices < 2 ? Math.Min(Holders, 1) : Holders));
}

/// <summary>A chapter's cover on one day, at one place or everywhere.</summary>
public sealed record CoverageShown(DateOnly Day, string Place, IReadOnlyList<string> Places, IReadOnlyList<int> OpenHours, IReadOnlyList<CoverageRow> Rows)
{
    /// <summary>What to recruit for: the most missing first, then the most asked for.</summary>
    public IReadOnlyList<CoverageRow> Recruit =>
        [.. Rows.Where(r => r.Missing > 0).OrderByDescending(r => r.Missing).ThenByDescending(r => r.Demand).ThenBy(r => r.Name, StringComparer.Ordinal).Take(10)];
}
