using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Clocks;

internal enum PauseReason
{
    /// <summary>It is the client's turn.</summary>
    Client,

    /// <summary>A part was ordered.</summary>
    Part,

    /// <summary>A day was agreed with the client.</summary>
    Date,

    /// <summary>Somebody else has to do something first.</summary>
    Other,
}

internal enum PauseEnd
{
    ClientWrote,
    DayCame,
    ByHand,
    WorkEnded,
}

/// <summary>Why a request's promises stand still: who said so, when, until when, and what set them going again.</summary>
internal sealed class ClockPause : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required PauseReason Reason { get; init; }

    public required string Words { get; init; }

    public required string ByName { get; init; }

    public required DateTime From { get; init; }

    public DateTime? Until { get; init; }

    public DateTime? EndedAt { get; set; }

    public PauseEnd? EndedBy { get; set; }
}

internal sealed class ClockPauseTables : IEntityTypeConfiguration<ClockPause>
{
    public void Configure(EntityTypeBuilder<ClockPause> table)
    {
        table.ToTable("desk_clock_pauses");
        table.HasKey(p => p.Id);
        table.HasIndex(p => p.RequestId);
    }
}
