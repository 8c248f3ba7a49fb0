using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.OnCall;

internal sealed class RotationTables :
    IEntityTypeConfiguration<Rotation>,
    IEntityTypeConfiguration<Override>,
    IEntityTypeConfiguration<Swap>,
    IEntityTypeConfiguration<Gap>,
    IEntityTypeConfiguration<Shift>
{
    public void Configure(EntityTypeBuilder<Rotation> table)
    {
        table.ToTable("desk_rotations");
        table.HasKey(r => r.Id);
    }

    public void Configure(EntityTypeBuilder<Override> table)
    {
        table.ToTable("desk_overrides");
        table.HasKey(o => o.Id);
        table.HasIndex(o => new { o.RotationId, o.ToUtc });
    }

    public void Configure(EntityTypeBuilder<Swap> table)
    {
        table.ToTable("desk_swaps");
        table.HasKey(s => s.Id);
        table.HasIndex(s => new { s.RotationId, s.State });
    }

    public void Configure(EntityTypeBuilder<Gap> table)
    {
        table.ToTable("desk_gaps");
        table.HasKey(g => g.Id);
        table.HasIndex(g => new { g.RotationId, g.FromUtc });
    }

    /// <summary>A moment of a rotation is counted once, whoever counts.</summary>
    public void Configure(EntityTypeBuilder<Shift> table)
    {
        table.ToTable("desk_shifts");
        table.HasKey(s => s.Id);
        table.HasIndex(s => new { s.RotationId, s.FromUtc }).IsUnique();
    }
}
