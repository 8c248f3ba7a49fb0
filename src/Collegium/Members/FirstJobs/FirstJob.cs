using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.FirstJobs;

/// <summary>A confirmed job of a provisional member, looked at by another member before it counts.</summary>
internal sealed class FirstJob : Versioned
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>The practice drawn to look at it; empty where nobody may, and the secretary does.</summary>
    public Guid? ReviewerPractice { get; set; }

    public Guid? ReviewedBy { get; set; }

    /// <summary>When whoever has it now was asked.</summary>
    public required DateTime AskedAt { get; set; }

    public DateTime? DoneAt { get; set; }

    public bool? Good { get; set; }

    public string? Words { get; set; }
}

internal sealed class FirstJobTables : IEntityTypeConfiguration<FirstJob>
{
    public void Configure(EntityTypeBuilder<FirstJob> table)
    {
        table.ToTable("members_first_jobs");
        table.HasKey(j => j.Id);
        table.HasIndex(j => j.RequestId).IsUnique();
        table.HasIndex(j => j.PracticeId);
        table.HasIndex(j => j.ReviewerPractice);
    }
}
