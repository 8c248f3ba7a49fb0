using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Facts;

/// <summary>How far a reaction has read, over all chapters.</summary>
public sealed class FactCursor
{
    public required string Reaction { get; init; }

    public long Tx { get; set; }

    public long Seq { get; set; }

    /// <summary>Failures in a row at the fact after this place.</summary>
    public int Failures { get; set; }
}

internal sealed class FactCursorTables : IEntityTypeConfiguration<FactCursor>
{
    public void Configure(EntityTypeBuilder<FactCursor> table)
    {
        table.ToTable("facts_cursors");
        table.HasKey(c => c.Reaction);
        table.Property(c => c.Reaction).HasMaxLength(64);
    }
}
