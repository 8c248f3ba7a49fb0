using Microsoft.EntityFrameworkCore;

namespace Collegium.Database;

/// <summary>
/// What SQLite must know to plan well before anybody counted its rows: nearly all of a table may be one chapter's. Untold, it takes
/// an index that begins with the chapter for one that finds ten rows, and goes through all of them where it was asked for a few by
/// their ids. Kept where ANALYZE keeps its counts (https://www.sqlite.org/optoverview.html, "Fixed results of ANALYZE").
/// </summary>
internal static class SqlitePlans
{
    /// <summary>Indexes that begin with the chapter and hold every row; one of some rows only finds few by itself.</summary>
    private const string Whole =
        """
        SELECT t.name AS tbl, i.name AS idx, i."unique" AS only_one, (SELECT max(seqno) FROM pragma_index_info(i.name)) AS last
        FROM sqlite_schema t JOIN pragma_index_list(t.name) i
        WHERE t.type = 'table' AND i.partial = 0 AND (SELECT name FROM pragma_index_info(i.name) WHERE seqno = 0) = 'chapter_id'
        """;

    /// <summary>Further columns count as SQLite takes them without counts: ten rows, nine, eight; the last of a unique index finds one.</summary>
    private const string Tell =
        $"""
        ANALYZE sqlite_schema;
        INSERT INTO sqlite_stat1 (tbl, idx, stat)
        SELECT of.tbl, of.idx, '1000000 ' || (
            SELECT group_concat(CASE WHEN of.only_one AND c.seqno = of.last THEN 1 WHEN c.seqno = 0 THEN 1000000 ELSE max(11 - c.seqno, 2) END, ' ')
            FROM (SELECT seqno FROM pragma_index_info(of.idx) ORDER BY seqno) c)
        FROM ({Whole}) of
        WHERE NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.idx = of.idx);
        ANALYZE sqlite_schema;
        """;

    /// <summary>Writes only where something is missing: a start or an export waits for nobody's write.</summary>
    public static async Task Know(CollegiumDb db)
    {
        if (!await Any(db, "SELECT 1 AS Value FROM sqlite_schema WHERE name = 'sqlite_stat1'")
            || await Any(db, $"SELECT 1 AS Value FROM ({Whole}) of WHERE NOT EXISTS (SELECT 1 FROM sqlite_stat1 s WHERE s.idx = of.idx)"))
        {
            await db.Database.ExecuteSqlRawAsync(Tell);
        }
    }

    private static async Task<bool> Any(CollegiumDb db, string sql) => (await db.Database.SqlQueryRaw<int>(sql).ToListAsync()).Count > 0;
}
