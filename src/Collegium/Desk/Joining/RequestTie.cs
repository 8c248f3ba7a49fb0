using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Joining;

internal enum TieKind
{
    Related,

    /// <summary>The first must be done before the second can be.</summary>
    Blocks,

    /// <summary>The second is a trouble taken out of the first.</summary>
    Split,

    /// <summary>The second came after the first was closed.</summary>
    Follows,
}

/// <summary>Two requests that have to do with one another.</summary>
internal sealed class RequestTie : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid FirstId { get; init; }

    public required Guid SecondId { get; init; }

    public required TieKind Kind { get; init; }
}

internal sealed class TieTables : IEntityTypeConfiguration<RequestTie>
{
    public void Configure(EntityTypeBuilder<RequestTie> table)
    {
        table.ToTable("desk_ties");
        table.HasKey(t => t.Id);
        table.HasIndex(t => new { t.FirstId, t.SecondId, t.Kind }).IsUnique();
        table.HasIndex(t => t.SecondId);
    }
}
