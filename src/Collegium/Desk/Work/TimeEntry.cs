using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Work;

/// <summary>Time worked on a request. It can always be recorded; what of it is billed was agreed before, or it isn't.</summary>
internal sealed class TimeEntry : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required Guid PracticeId { get; init; }

    public required Guid PractitionerId { get; init; }

    public required int Minutes { get; init; }

    public required string Note { get; init; }

    public required DateOnly Day { get; init; }

    /// <summary>Of these, drawn from the client's plan.</summary>
    public int PlanMinutes { get; init; }

    /// <summary>The plan they were drawn from.</summary>
    public Guid? PlanId { get; init; }

    /// <summary>Which of its hours.</summary>
    public Guid? HoursId { get; init; }

    /// <summary>Of these, beyond the plan's hours and billed at the rate agreed for that.</summary>
    public int BeyondMinutes { get; init; }

    public long BeyondPerHourMinor { get; init; }

    /// <summary>Of these, billed under the approved estimate.</summary>
    public int EstimateMinutes { get; init; }

    public required DateTime RecordedAt { get; init; }

    public Guid? InvoiceId { get; set; }
}

/// <summary>What the work will cost, before it is done; nothing is billed above its upper end.</summary>
internal sealed class Estimate : Versioned
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required int MinutesFrom { get; init; }

    public required int MinutesTo { get; init; }

    public required long PartsMinor { get; init; }

    public required string Note { get; init; }

    /// <summary>Minor units an hour: the chapter's, or in an association the practice's own.</summary>
    public required long PricePerHourMinor { get; init; }

    public required string Currency { get; init; }

    public required DateTime SentAt { get; init; }

    public DateTime? ApprovedAt { get; set; }

    /// <summary>Replaced by a later estimate.</summary>
    public DateTime? ReplacedAt { get; set; }

    public Guid? InvoiceId { get; set; }
}

internal enum NoteAudience
{
    Client,
    Members,
}

internal sealed class Note : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    public required string Text { get; init; }

    public required NoteAudience Audience { get; init; }

    public Guid? ByLogin { get; init; }

    public required string ByName { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class WorkTables : IEntityTypeConfiguration<TimeEntry>, IEntityTypeConfiguration<Estimate>, IEntityTypeConfiguration<Note>
{
    public void Configure(EntityTypeBuilder<TimeEntry> table)
    {
        table.ToTable("desk_time", t => t.HasCheckConstraint("ck_time_minutes", "minutes BETWEEN 1 AND 1440"));
        table.HasKey(t => t.Id);
        table.HasIndex(t => t.RequestId);
    }

    public void Configure(EntityTypeBuilder<Estimate> table)
    {
        table.ToTable("desk_estimates");
        table.HasKey(e => e.Id);
        table.HasIndex(e => e.RequestId);
    }

    public void Configure(EntityTypeBuilder<Note> table)
    {
        table.ToTable("desk_notes");
        table.HasKey(n => n.Id);
        table.HasIndex(n => n.RequestId);
    }
}
