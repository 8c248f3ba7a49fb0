using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Feeds;

/// <summary>A secret address under which a calendar program reads shifts: of one person, or of one rotation.</summary>
internal sealed class CalendarFeed : Chaptered
{
    public required Guid Id { get; init; }

    public required string Hash { get; init; }

    /// <summary>Who made it; when they leave, it reads nothing any more.</summary>
    public required Guid OwnerId { get; init; }

    /// <summary>The rotation it shows; empty for the owner's own shifts in all of them.</summary>
    public Guid? RotationId { get; init; }

    /// <summary>Only that the owner isn't free, and nothing of why.</summary>
    public required bool BusyOnly { get; init; }

    public required DateTime MadeAt { get; init; }

    public DateTime? RevokedAt { get; set; }
}

internal sealed class FeedTables : IEntityTypeConfiguration<CalendarFeed>
{
    public void Configure(EntityTypeBuilder<CalendarFeed> table)
    {
        table.ToTable("desk_feeds");
        table.HasKey(f => f.Id);
        table.HasIndex(f => f.Hash).IsUnique();
        table.HasIndex(f => f.OwnerId);
        table.Property(f => f.Hash).HasMaxLength(64);
    }
}
