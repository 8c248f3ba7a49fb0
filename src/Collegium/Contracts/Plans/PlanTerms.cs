namespace Collegium.Contracts.Plans;

/// <summary>A plan as somebody writes it down.</summary>
internal sealed record PlanTerms
{
    /// <summary>“monthly” or “block”.</summary>
    public string? Kind { get; init; }

    public int? Minutes { get; init; }

    /// <summary>Empty for the charter's price.</summary>
    public long? PricePerHourMinor { get; init; }

    public DateOnly? StartsOn { get; init; }

    public DateOnly? EndsOn { get; init; }

    /// <summary>True takes the last day away that a plan has.</summary>
    public bool? NoEnd { get; init; }

    /// <summary>“none”, “all”, or a number of months.</summary>
    public string? Rollover { get; init; }

    /// <summary>“ask” or “bill”.</summary>
    public string? Beyond { get; init; }

    public long? BeyondPerHourMinor { get; init; }

    public bool? Renews { get; init; }

    public int? NoticeDays { get; init; }

    public PlanPromises? Promises { get; init; }

    /// <summary>Empty for everybody of the client.</summary>
    public IReadOnlyList<Guid>? Contacts { get; init; }

    /// <summary>False where the hours were paid for elsewhere, as with a plan brought along.</summary>
    public bool? Billed { get; init; }

    /// <summary>Minutes of the running month or of the block that were used before we knew of it.</summary>
    public int? UsedMinutes { get; init; }

    /// <summary>With what isn't said taken from the plan as it is.</summary>
    public PlanTerms Over(Plan plan, IReadOnlyList<Guid> contacts) => this with
    {
        Kind = Kind ?? (plan.Kind == PlanKind.Block ? "block" : "monthly"),
        Minutes = Minutes ?? plan.Minutes,
        PricePerHourMinor = PricePerHourMinor ?? plan.PricePerHourMinor,
        StartsOn = StartsOn ?? plan.StartsOn,
        EndsOn = NoEnd == true ? null : EndsOn ?? plan.EndsOn,
        Rollover = Rollover ?? plan.Rollover,
        Beyond = Beyond ?? (plan.Beyond == BeyondHours.Bill ? "bill" : "ask"),
        BeyondPerHourMinor = BeyondPerHourMinor ?? (plan.Beyond == BeyondHours.Bill ? plan.BeyondPerHourMinor : null),
        Renews = Renews ?? plan.Renews,
        NoticeDays = NoticeDays ?? plan.NoticeDays,
        Promises = Promises ?? plan.Promises(),
        Contacts = Contacts ?? contacts,
        Billed = Billed ?? plan.Billed,
    };
}
