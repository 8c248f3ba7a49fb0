using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Requests;

/// <summary>One telling on the public page, kept for counting. Holds hashes only; rows older than a day are swept.</summary>
internal sealed class PublicTelling : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>Hash of the network address, or of the mail or number.</summary>
    public required string From { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class PublicTellingTables : IEntityTypeConfiguration<PublicTelling>
{
    public void Configure(EntityTypeBuilder<PublicTelling> table)
    {
        table.ToTable("desk_public_tellings");
        table.HasKey(t => t.Id);
        table.HasIndex(t => new { t.ChapterId, t.From, t.At });
        table.Property(t => t.From).HasMaxLength(64);
    }
}
