using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Search;

/// <summary>
/// Requests by their words, of those whose words the actor may read: officers all of it, a practice what it has, a client its
/// own without the notes among members. Who was asked and did not get it finds nothing.
/// </summary>
internal static class WordSearch
{
    private const string Columns = "SELECT id, chapter_id, request_id, number, client, words, notes, inside FROM desk_words WHERE ";

    public static IQueryable<Request> Saying(this IQueryable<Request> rows, CollegiumDb db, WordQuery asked)
    {
        if (asked.IsEmpty)
        {
            return rows.Where(r => false);
        }

        var all = Of(db, asked, inside: true);
        if (db.Actor.IsOfficer)
        {
            return rows.Where(r => all.Contains(r.Id));
        }

        var practice = db.Actor.Is(Roles.Practitioner) ? db.Actor.Practice : null;
        var client = db.Actor.Is(Roles.Client) ? db.Actor.Client : null;
        var open = Of(db, asked, inside: false);
        return rows.Where(r => (practice != null && r.PracticeId == practice && all.Contains(r.Id)) || (client != null && r.ClientId == client && open.Contains(r.Id)));
    }

    private static IQueryable<Guid> Of(CollegiumDb db, WordQuery asked, bool inside)
    {
        var sql = Columns + string.Join(" AND ", asked.Terms.Select((term, at) => db.IsPostgres ? Postgres(at, inside) : Sqlite(term, at)));
        object[] values = [.. asked.Terms.Select(t => db.IsPostgres ? t.ForPostgres : In(inside) + t.ForSqlite)];
        return db.Set<Wording>().FromSqlRaw(sql, values).Select(w => w.RequestId);
    }

    /// <summary>The columns that are searched.</summary>
    public static string In(bool inside) => inside ? "" : "{number client words notes} : ";

    private static string Sqlite(WordTerm term, int at)
    {
        var stems = $"SELECT rowid FROM desk_words_stems WHERE desk_words_stems MATCH {{{at}}}";
        var starts = $"SELECT rowid FROM desk_words_starts WHERE desk_words_starts MATCH {{{at}}}";
        return term.Begins ? $"id IN ({stems} UNION ALL {starts})" : $"id IN ({stems})";
    }

    private static string Postgres(int at, bool inside)
    {
        var query = Lexemes(at);
        return inside ? $"(open_words @@ {query} OR inside_words @@ {query})" : $"open_words @@ {query}";
    }

    public static string Lexemes(int at) => $"(to_tsquery('pg_catalog.english', {{{at}}}) || to_tsquery('pg_catalog.simple', {{{at}}}))";
}
