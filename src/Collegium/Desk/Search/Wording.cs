using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Search;

/// <summary>
/// The words of one request in one place, for searching. Written by triggers in the same transaction as what they copy, never
/// by the application; the indexes over it are the engine's own.
/// </summary>
internal sealed class Wording : Chaptered
{
    public long Id { get; init; }

    public required Guid RequestId { get; init; }

    public required int Number { get; init; }

    public required string Client { get; init; }

    /// <summary>What the client told and answered.</summary>
    public required string Words { get; init; }

    /// <summary>Notes the client reads.</summary>
    public required string Notes { get; init; }

    /// <summary>Notes among members.</summary>
    public required string Inside { get; init; }
}

internal sealed class WordingTables : IEntityTypeConfiguration<Wording>
{
    public void Configure(EntityTypeBuilder<Wording> table)
    {
        table.ToTable("desk_words");
        table.HasKey(w => w.Id);
        table.Property(w => w.Id).ValueGeneratedOnAdd();
        table.HasIndex(w => w.RequestId).IsUnique();
    }
}
