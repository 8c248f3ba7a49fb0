using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Http;

/// <summary>Something a stranger did on a public page, kept for counting. Holds hashes only; rows older than a day are swept.</summary>
internal sealed class CountedCall : Chaptered
{
    public required Guid Id { get; init; }

    /// <summary>Hash of what was done and of the network address, or of the mail or number.</summary>
    public required string From { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class CountedCallTables : IEntityTypeConfiguration<CountedCall>
{
    public void Configure(EntityTypeBuilder<CountedCall> table)
    {
        table.ToTable("counted_calls");
        table.HasKey(t => t.Id);
        table.HasIndex(t => new { t.ChapterId, t.From, t.At });
        table.Property(t => t.From).HasMaxLength(64);
    }
}
