using Collegium.Governance;

namespace Collegium.Contracts;

public enum PlanKind
{
    Block,
    Monthly,
}

/// <summary>What happens when a plan's hours are used up.</summary>
public enum BeyondHours
{
    /// <summary>Stop and ask: an estimate, and nothing is billed before the client says yes.</summary>
    Ask,

    /// <summary>Go on, billed at the agreed rate.</summary>
    Bill,
}

public enum PlanState
{
    ToCome,
    Running,
    Ended,
}

/// <summary>Minutes of business time promised to a client; what is left out is as the charter promises everybody.</summary>
public sealed record PlanPromises(ByImpact? Answer = null, ByImpact? Next = null, ByImpact? Work = null, ByImpact? Resolution = null);

/// <summary>Hours a plan opened, and what of them is left.</summary>
public sealed record HoursShown(Guid Id, DateOnly StartsOn, DateOnly? EndsOn, int Minutes, int UsedMinutes, Guid? Invoice)
{
    public int LeftMinutes => Minutes - UsedMinutes;
}

/// <summary>What was left at the end of a day on which something changed.</summary>
public sealed record BurnPoint(DateOnly Day, int OpenedMinutes, int UsedMinutes, int LeftMinutes);

/// <summary>A plan as its client, its members and the officers see it.</summary>
public sealed record PlanShown(Guid Id, Guid Client, PlanKind Kind, PlanState State, int Minutes, long PricePerHourMinor, string Currency, DateOnly StartsOn, DateOnly? EndsOn)
{
    /// <summary>“none”, “all”, or a number of months.</summary>
    public required string Rollover { get; init; }

    public required BeyondHours Beyond { get; init; }

    public required long BeyondPerHourMinor { get; init; }

    public required bool Renews { get; init; }

    public required int NoticeDays { get; init; }

    /// <summary>Since when it is asked whether the plan goes on; empty when nothing is asked.</summary>
    public DateOnly? RenewalAskedOn { get; init; }

    public DateOnly? EndedOn { get; init; }

    public required PlanPromises Promises { get; init; }

    /// <summary>Who may use it; empty for everybody of the client.</summary>
    public required IReadOnlyList<Guid> Contacts { get; init; }

    /// <summary>Minutes that may be used today, and how many of them are left.</summary>
    public required int OpenMinutes { get; init; }

    public required int LeftMinutes { get; init; }

    public required bool Billed { get; init; }

    public required IReadOnlyList<HoursShown> Hours { get; init; }

    public required IReadOnlyList<BurnPoint> Burn { get; init; }
}
