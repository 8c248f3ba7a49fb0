using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Triage;

/// <summary>What a request really needed, said by the steward or borne out by the work: triage learns from it.</summary>
internal sealed class Lesson : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid RequestId { get; init; }

    /// <summary>Codes of skills, parted by a bar.</summary>
    public required string Codes { get; init; }

    public required DateTime At { get; init; }
}

internal sealed class LessonTables : IEntityTypeConfiguration<Lesson>
{
    public void Configure(EntityTypeBuilder<Lesson> table)
    {
        table.ToTable("desk_lessons");
        table.HasKey(l => l.Id);
        table.HasIndex(l => new { l.ChapterId, l.At });
    }
}
