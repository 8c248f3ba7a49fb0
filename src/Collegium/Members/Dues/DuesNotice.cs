using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Dues;

/// <summary>An officer wrote down that a practice's dues are unpaid past their day. The amount stands in the books, not here.</summary>
internal sealed class DuesNotice : Versioned
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    /// <summary>The day they were due.</summary>
    public required DateOnly DueOn { get; init; }

    public required DateTime NoticedAt { get; init; }

    /// <summary>Unpaid by then, the practice lapses.</summary>
    public required DateTime EndsAt { get; init; }

    public Guid? NoticedBy { get; init; }

    public DateTime? PaidAt { get; set; }

    public Guid? PaidBy { get; set; }
}

internal sealed class DuesTables : IEntityTypeConfiguration<DuesNotice>
{
    public void Configure(EntityTypeBuilder<DuesNotice> table)
    {
        table.ToTable("members_dues_notices");
        table.HasKey(d => d.Id);
        table.HasIndex(d => d.PracticeId).IsUnique().HasFilter("paid_at IS NULL").HasDatabaseName("ux_one_dues_notice");
    }
}
