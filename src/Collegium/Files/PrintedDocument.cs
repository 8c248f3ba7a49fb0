using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Files;

/// <summary>A document as it was printed once. It is never printed again: no program gives the same bytes twice.</summary>
public sealed class PrintedDocument : Chaptered
{
    /// <summary>Kind and number: <c>invoice/2026-0318</c>.</summary>
    public required string Name { get; init; }

    public required byte[] Bytes { get; init; }

    public required string Sha256 { get; init; }

    public required DateTime PrintedAt { get; init; }
}

internal sealed class PrintedDocumentTables : IEntityTypeConfiguration<PrintedDocument>
{
    public void Configure(EntityTypeBuilder<PrintedDocument> table)
    {
        table.ToTable("files_documents");
        table.HasKey(d => new { d.ChapterId, d.Name });
        table.Property(d => d.Name).HasMaxLength(80);
        table.Property(d => d.Sha256).HasMaxLength(64);
    }
}
