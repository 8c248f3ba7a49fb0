using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Governance.Charters;

/// <summary>One co-operative or association: the tenant. Everything else carries its id.</summary>
internal sealed class Chapter
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    public required string ShortName { get; set; }

    /// <summary>The host name it answers under; empty answers under any.</summary>
    public string? Host { get; set; }

    /// <summary>IANA time zone.</summary>
    public required string Zone { get; set; }

    /// <summary>ISO 4217.</summary>
    public required string Currency { get; init; }

    public required string Phone { get; set; }

    public required string Mail { get; set; }

    public required string Address { get; set; }

    public required string City { get; set; }

    public double Latitude { get; set; }

    public double Longitude { get; set; }

    /// <summary>Written by the demo season; a real chapter never shares a database with one.</summary>
    public bool Demo { get; init; }

    /// <summary>Set when the season or the set-up is complete; before that the chapter is not served.</summary>
    public DateTime? ReadyAt { get; set; }

    public required DateTime CreatedAt { get; init; }
}

internal sealed class ChapterTables : IEntityTypeConfiguration<Chapter>
{
    public void Configure(EntityTypeBuilder<Chapter> table)
    {
        table.ToTable("governance_chapters");
        table.HasKey(c => c.Id);
        table.Property(c => c.Name).HasMaxLength(120);
        table.Property(c => c.Currency).HasMaxLength(3);
        table.HasIndex(c => c.Host).IsUnique();
    }
}
