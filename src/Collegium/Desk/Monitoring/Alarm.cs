using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Monitoring;

/// <summary>Something a monitor saw go wrong. While it lasts, every further report only counts.</summary>
internal sealed class Alarm : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>The key it was reported with.</summary>
    public required Guid KeyId { get; init; }

    public required Guid ClientId { get; init; }

    /// <summary>What reports: a machine, a program.</summary>
    public required string Source { get; init; }

    /// <summary>The source's own name for the trouble; with the source it says what is the same.</summary>
    public required string Trouble { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>How often it was reported.</summary>
    public int Count { get; set; } = 1;

    public required DateTime FirstAt { get; init; }

    public required DateTime LastAt { get; set; }

    public DateTime? HealedAt { get; set; }
}

/// <summary>Lets a monitor report, for one client or for all of the chapter's.</summary>
internal sealed class MonitorKey : Chaptered
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>Empty where each report names its client.</summary>
    public Guid? ClientId { get; init; }

    public required string Hash { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? RevokedAt { get; set; }

    /// <summary>When the steward was last told that it reports too much.</summary>
    public DateTime? FloodToldAt { get; set; }
}

internal sealed class AlarmTables : IEntityTypeConfiguration<Alarm>, IEntityTypeConfiguration<MonitorKey>
{
    public void Configure(EntityTypeBuilder<Alarm> table)
    {
        table.ToTable("desk_alarms");
        table.HasKey(a => a.Id);
        table.HasIndex(a => new { a.ChapterId, a.ClientId, a.Source, a.Trouble }).IsUnique().HasFilter("healed_at IS NULL").HasDatabaseName("ux_open_alarm");
        table.HasIndex(a => new { a.KeyId, a.FirstAt });
        table.HasIndex(a => a.RequestId);
    }

    public void Configure(EntityTypeBuilder<MonitorKey> table)
    {
        table.ToTable("desk_monitor_keys");
        table.HasKey(k => k.Id);
        table.HasIndex(k => k.Hash).IsUnique();
        table.Property(k => k.Hash).HasMaxLength(64);
    }
}
