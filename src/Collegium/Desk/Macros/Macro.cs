using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Macros;

/// <summary>Several steps and words the desk takes at once, under a name. One that only writes is a piece of text ready to use.</summary>
internal sealed class Macro : Versioned
{
    public required Guid Id { get; init; }

    public required string Name { get; init; }

    /// <summary>A step a line: <c>tell: Dear {contact}, …</c>.</summary>
    public required string Steps { get; set; }
}

internal sealed class MacroTables : IEntityTypeConfiguration<Macro>
{
    public void Configure(EntityTypeBuilder<Macro> table)
    {
        table.ToTable("desk_macros");
        table.HasKey(m => m.Id);
        table.Property(m => m.Name).HasMaxLength(40);
        table.HasIndex(m => new { m.ChapterId, m.Name }).IsUnique();
    }
}
