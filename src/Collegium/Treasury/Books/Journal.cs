using System.Data.Common;
using Collegium.Database;
using Collegium.Ledger;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Treasury.Books;

/// <summary>An entry as sealed: its place in the chain and the hashes it was given.</summary>
internal sealed record SealedEntry(long Seq, PostedEntry Entry, byte[] Previous, byte[] Hash);

/// <summary>Reads a chapter's journal from its first entry on, one at a time, however long it is.</summary>
internal static class Journal
{
    private const string All = """
        SELECT e.seq, e.id, e.day, e.kind, e.text, e.key, e.reverses, s.prev, s.hash, l.account, l.sub, l.minor, l.currency
        FROM treasury_entries e JOIN treasury_seals s ON s.chapter_id = e.chapter_id AND s.seq = e.seq
        JOIN treasury_lines l ON l.chapter_id = e.chapter_id AND l.seq = e.seq WHERE e.chapter_id = @chapter ORDER BY e.seq, l.n
        """;

    public static IEnumerable<SealedEntry> Read(CollegiumDb db)
    {
        db.Database.OpenConnection();
        try
        {
            using var command = db.Command(All, ("chapter", db.Chapter));
            command.CommandTimeout = 0;
            using var reader = command.ExecuteReader();
            for (var more = reader.Read(); more;)
            {
                var seq = reader.GetInt64(0);
                var (id, day, kind, text) = (reader.GetGuid(1), reader.GetFieldValue<DateOnly>(2), reader.GetString(3), reader.GetString(4));
                var (key, previous, hash, currency) = (reader.GetString(5), Bytes(reader, 7), Bytes(reader, 8), Currency.Parse(reader.GetString(12)));
                var reverses = reader.IsDBNull(6) ? (Guid?)null : reader.GetGuid(6);
                var lines = new List<Posting>(4);
                do
                {
                    lines.Add(new Posting(reader.GetInt32(9), reader.GetString(10), reader.GetInt64(11)));
                }
                while ((more = reader.Read()) && reader.GetInt64(0) == seq);

                var (draft, fault) = EntryDraft.Create(day, kind, text, currency, lines, reverses);
                yield return new SealedEntry(
                    seq, new PostedEntry(id, key, draft ?? throw new InvalidOperationException($"Entry {id} can't stand in a book: {fault}.")), previous, hash);
            }
        }
        finally
        {
            db.Database.CloseConnection();
        }
    }

    /// <summary>Recomputes every hash; answers how many entries hold, and the first that does not.</summary>
    public static (long Entries, long? BrokenAt) Verify(CollegiumDb db)
    {
        var before = EntryHash.Genesis.ToArray();
        var count = 0L;
        foreach (var (seq, entry, previous, hash) in Read(db))
        {
            if (seq != count + 1 || !previous.AsSpan().SequenceEqual(before) || !EntryHash.Next(before, entry.CanonicalBytes()).AsSpan().SequenceEqual(hash))
            {
                return (count, seq);
            }

            (before, count) = (hash, seq);
        }

        return (count, null);
    }

    private static byte[] Bytes(DbDataReader reader, int column) => (byte[])reader.GetValue(column);
}
