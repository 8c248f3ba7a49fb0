using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Checks;

/// <summary>One thing to do on a request; the practice and the desk tick it off, the client does not see it.</summary>
internal sealed class Check : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required string Text { get; init; }

    public required int Place { get; init; }

    public DateTime? DoneAt { get; set; }

    public string? DoneBy { get; set; }
}

internal sealed class CheckTables : IEntityTypeConfiguration<Check>
{
    public void Configure(EntityTypeBuilder<Check> table)
    {
        table.ToTable("desk_checks");
        table.HasKey(c => c.Id);
        table.HasIndex(c => c.RequestId);
        table.Property(c => c.Text).HasMaxLength(300);
    }
}
