using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Governance.Letters;

/// <summary>The chapter's own words for one kind of letter.</summary>
internal sealed class LetterWording : Versioned
{
    public required Guid Id { get; init; }

    public required string Key { get; init; }

    public required string Subject { get; set; }

    public required string Body { get; set; }

    public required DateTime ChangedAt { get; set; }
}

internal sealed class LetterTables : IEntityTypeConfiguration<LetterWording>
{
    public void Configure(EntityTypeBuilder<LetterWording> table)
    {
        table.ToTable("governance_letters");
        table.HasKey(l => l.Id);
        table.HasIndex(l => new { l.ChapterId, l.Key }).IsUnique();
        table.Property(l => l.Key).HasMaxLength(48);
    }
}
