using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Interests;

/// <summary>A member's declared tie to a maker or distributor.</summary>
internal sealed class Interest : Chaptered
{
    public const int LongestVendor = 120;

    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required string Vendor { get; init; }

    /// <summary>A code of the application's ties: <c>commission</c>, <c>resale</c>, <c>employment</c>, <c>shares</c>.</summary>
    public required string Kind { get; init; }

    public required DateTime DeclaredAt { get; init; }

    public DateTime? EndedAt { get; set; }
}

internal sealed class InterestTables : IEntityTypeConfiguration<Interest>
{
    public void Configure(EntityTypeBuilder<Interest> table)
    {
        table.ToTable("members_interests");
        table.HasKey(i => i.Id);
        table.HasIndex(i => i.PracticeId);
        table.Property(i => i.Kind).HasMaxLength(20);
    }
}
