using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Views;

/// <summary>What somebody looks for again and again on the board: an address's question under a name.</summary>
internal sealed class SavedView : Versioned
{
    public required Guid Id { get; init; }

    public required string Name { get; set; }

    /// <summary>As it stands in the address after the question mark.</summary>
    public required string Query { get; set; }

    public required Guid ByLogin { get; init; }

    public required string ByName { get; init; }

    /// <summary>The chapter's other officers see it too.</summary>
    public bool Shared { get; set; }

    public required DateTime At { get; init; }
}

/// <summary>The view with which somebody's board opens.</summary>
internal sealed class FirstView : Chaptered
{
    public required Guid LoginId { get; init; }

    public required Guid ViewId { get; set; }
}

internal sealed class ViewTables : IEntityTypeConfiguration<SavedView>, IEntityTypeConfiguration<FirstView>
{
    public void Configure(EntityTypeBuilder<SavedView> table)
    {
        table.ToTable("desk_views");
        table.HasKey(v => v.Id);
        table.HasIndex(v => new { v.ChapterId, v.ByLogin });
        table.Property(v => v.Name).HasMaxLength(40);
        table.Property(v => v.Query).HasMaxLength(1000);
    }

    public void Configure(EntityTypeBuilder<FirstView> table)
    {
        table.ToTable("desk_first_views");
        table.HasKey(v => v.LoginId);
    }
}
