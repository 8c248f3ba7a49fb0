using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Desk.Recurring;

/// <summary>A request that is told again and again by rule, such as looking after the copies each month.</summary>
internal sealed class Recurrence : Versioned
{
    public required Guid Id { get; init; }

    public required Guid ClientId { get; init; }

    public required string Text { get; init; }

    public required Impact Impact { get; init; }

    public required RecurKind Kind { get; init; }

    public required int Every { get; init; }

    public required DayOfWeek Weekday { get; init; }

    public required int Nth { get; init; }

    public required int Day { get; init; }

    public required TimeOnly Time { get; init; }

    /// <summary>Weeks and months are counted from here.</summary>
    public required DateOnly From { get; init; }

    /// <summary>The day of the rule that is told next.</summary>
    public DateOnly Next { get; set; }

    public DateTime? EndedAt { get; set; }

    public RecurRule Rule => new(Kind, Every, Weekday, Nth, Day, Time);
}

/// <summary>That a day of a rule was told. Its key lets no second request of the same day in, whatever is tried again.</summary>
internal sealed class Recurred : Chaptered
{
    public required Guid RecurrenceId { get; init; }

    public required DateOnly Day { get; init; }

    public required Guid RequestId { get; init; }
}

internal sealed class RecurringTables : IEntityTypeConfiguration<Recurrence>, IEntityTypeConfiguration<Recurred>
{
    public void Configure(EntityTypeBuilder<Recurrence> table)
    {
        table.ToTable("desk_recurring");
        table.HasKey(r => r.Id);
        table.Ignore(r => r.Rule);
        table.HasIndex(r => r.ClientId);
    }

    public void Configure(EntityTypeBuilder<Recurred> table)
    {
        table.ToTable("desk_recurred");
        table.HasKey(r => new { r.RecurrenceId, r.Day });
    }
}
