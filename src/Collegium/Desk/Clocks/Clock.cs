using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Clocks;

internal enum ClockKind
{
    /// <summary>The client hears from somebody who takes it.</summary>
    Answer,

    /// <summary>Somebody is at work on it.</summary>
    AtWork,

    /// <summary>The client wrote; somebody answers.</summary>
    NextAnswer,

    /// <summary>It is solved.</summary>
    Resolution,
}

internal enum ClockState
{
    Running,
    AtRisk,
    Broken,
    Kept,

    /// <summary>It stands still, for a reason somebody gave; no time runs.</summary>
    Paused,

    /// <summary>The request ended without it.</summary>
    Stopped,
}

/// <summary>A promise with a due time, counted in business time of the client's zone.</summary>
internal sealed class Clock : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required ClockKind Kind { get; init; }

    public ClockState State { get; set; } = ClockState.Running;

    public DateTime StartedAt { get; set; }

    public DateTime DueAt { get; set; }

    public DateTime AtRiskAt { get; set; }

    /// <summary>Business minutes left when it was paused.</summary>
    public int? MinutesLeft { get; set; }

    public DateTime? EndedAt { get; set; }

    /// <summary>True once it was late, also when it was kept afterwards: a broken promise stays told.</summary>
    public bool WasBroken { get; set; }

    public bool IsOpen => EndedAt is null && State is ClockState.Running or ClockState.AtRisk or ClockState.Broken;
}

internal sealed class ClockTables : IEntityTypeConfiguration<Clock>
{
    public void Configure(EntityTypeBuilder<Clock> table)
    {
        table.ToTable("desk_clocks");
        table.HasKey(c => c.Id);
        table.HasIndex(c => new { c.RequestId, c.Kind }).IsUnique();
    }
}
