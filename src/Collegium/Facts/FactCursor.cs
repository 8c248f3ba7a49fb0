using Collegium.Database;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Metadata.Builders;

namespace Collegium.Facts;

/// <summary>How far a reaction has read, over all chapters.</summary>
public sealed class FactCursor
{
    public required string Reaction { get; init; }

    public long Tx { get; set; }

    public long Seq { get; set; }

    /// <summary>Failures in a row at the fact after this place.</summary>
    public int Failures { get; set; }
}

/// <summary>A reaction has passed the facts between two places.</summary>
internal sealed record CursorMove(string Reaction, Position From, Position To);

internal static class FactCursors
{
    /// <summary>The cursor, held for the write under way; null while another node holds it.</summary>
    public static async Task<FactCursor?> Hold(this CollegiumDb db, string name)
    {
        var cursors = db.IsPostgres
            ? db.Set<FactCursor>().FromSqlRaw("SELECT * FROM facts_cursors WHERE reaction = {0} FOR UPDATE SKIP LOCKED", name)
            : db.Set<FactCursor>().Where(c => c.Reaction == name);
        if (await cursors.AsTracking().ToListAsync() is [var cursor])
        {
            return cursor;
        }

        if (await db.Set<FactCursor>().AnyAsync(c => c.Reaction == name))
        {
            return null;
        }

        var first = new FactCursor { Reaction = name };
        db.Add(first);
        return first;
    }

    /// <summary>False where it is there no longer: somebody else moved it.</summary>
    public static async Task<bool> Move(this CollegiumDb db, CursorMove move) => await db.Database.ExecuteSqlAsync(
        $"UPDATE facts_cursors SET tx = {move.To.Tx}, seq = {move.To.Seq} WHERE reaction = {move.Reaction} AND tx = {move.From.Tx} AND seq = {move.From.Seq}") == 1;
}

internal sealed class FactCursorTables : IEntityTypeConfiguration<FactCursor>
{
    public void Configure(EntityTypeBuilder<FactCursor> table)
    {
        table.ToTable("facts_cursors");
        table.HasKey(c => c.Reaction);
        table.Property(c => c.Reaction).HasMaxLength(64);
    }
}
