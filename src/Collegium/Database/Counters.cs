using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Database;

/// <summary>A gapless series of numbers: the row is moved in the transaction that uses the number, so a number is used or not given.</summary>
public sealed class Counter : Chaptered
{
    public required string Name { get; init; }

    public long Value { get; set; }
}

internal sealed class CounterTables : IEntityTypeConfiguration<Counter>
{
    public void Configure(EntityTypeBuilder<Counter> table)
    {
        table.ToTable("counters");
        table.HasKey(c => new { c.ChapterId, c.Name });
        table.Property(c => c.Name).HasMaxLength(64);
    }
}

public static class Counters
{
    /// <summary>The next number of a gapless series, or the last of the next so many; the first answer is <paramref name="first"/>. Holds the series until the write ends.</summary>
    public static async Task<long> NextNumber(this CollegiumDb db, string series, long first = 1, int count = 1)
    {
        var next = await db.Database.SqlQueryRaw<long>(
            "INSERT INTO counters (chapter_id, name, value) VALUES ({0}, {1}, {2}) "
            + "ON CONFLICT (chapter_id, name) DO UPDATE SET value = counters.value + {3} RETURNING value AS \"Value\"",
            db.Chapter, series, first, count).ToListAsync();
        return next.Single();
    }
}
