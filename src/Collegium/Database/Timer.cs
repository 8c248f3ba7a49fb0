using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Database;

/// <summary>Something to do at a time. A row, so that any node can do it and none forgets it.</summary>
public sealed class Timer : Chaptered
{
    public required Guid Id { get; init; }

    public required DateTime DueAt { get; set; }

    /// <summary>Which <see cref="ITimerHandler"/> is called.</summary>
    public required string Kind { get; init; }

    public required Guid About { get; init; }

    public int Failures { get; set; }
}

/// <summary>Does what a kind of timer is for. Runs inside the write that also deletes the timer row.</summary>
public interface ITimerHandler
{
    string Kind { get; }

    Task Due(Timer timer);
}

internal sealed class TimerTables : IEntityTypeConfiguration<Timer>
{
    public void Configure(EntityTypeBuilder<Timer> table)
    {
        table.ToTable("timers");
        table.HasKey(t => t.Id);
        table.Property(t => t.Kind).HasMaxLength(64);
        table.HasIndex(t => t.DueAt);
        table.HasIndex(t => t.About);
    }
}

public static class Timers
{
    public static void SetTimer(this CollegiumDb db, TimeProvider clock, string kind, Guid about, DateTime dueAt) =>
        db.Append(new Timer { Id = clock.NewId(), Kind = kind, About = about, DueAt = dueAt });

    /// <summary>Whether one is coming; one that is due may be under way already, and will not see what happens now.</summary>
    public static Task<bool> IsTimerComing(this CollegiumDb db, TimeProvider clock, string kind, Guid about)
    {
        var now = clock.Now();
        return db.Set<Timer>().AnyAsync(t => t.About == about && t.Kind == kind && t.DueAt > now);
    }
}
