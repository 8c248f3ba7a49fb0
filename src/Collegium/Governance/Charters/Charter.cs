using System.Text.Json;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Governance.Charters;

/// <summary>One version of the chapter's rules. Never changed: a new version follows it.</summary>
internal sealed class Charter : Chaptered
{
    public required Guid Id { get; init; }

    public required int Number { get; init; }

    public required DateTime InForceFrom { get; init; }

    public required string Rules { get; init; }

    public Guid? DecidedBy { get; init; }

    public CharterRules Read() => JsonSerializer.Deserialize<CharterRules>(Rules, CharterRules.Json)! with { Version = Number };
}

internal sealed class CharterTables : IEntityTypeConfiguration<Charter>
{
    public void Configure(EntityTypeBuilder<Charter> table)
    {
        table.ToTable("governance_charters");
        table.HasKey(c => c.Id);
        table.HasIndex(c => new { c.ChapterId, c.Number }).IsUnique();
    }
}
