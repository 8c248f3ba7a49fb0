using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Members.Calendar;

/// <summary>A practitioner is away. Booked days keep offers from them and do not cost them their turn.</summary>
internal sealed class Absence : Chaptered
{
    public required Guid Id { get; init; }

    public required Guid PracticeId { get; init; }

    /// <summary>Empty when the whole practice is away.</summary>
    public Guid? PractitionerId { get; init; }

    public required DateTime FromUtc { get; init; }

    public required DateTime ToUtc { get; set; }
}

internal sealed class AbsenceTables : IEntityTypeConfiguration<Absence>
{
    public void Configure(EntityTypeBuilder<Absence> table)
    {
        table.ToTable("members_absences");
        table.HasKey(a => a.Id);
        table.HasIndex(a => new { a.PracticeId, a.ToUtc });
    }
}
