using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Search;

/// <summary>Where the words stand in each request found, with the words marked; the engine that found them says it.</summary>
internal static class Excerpts
{
    private const char From = '\u0002';
    private const char To = '\u0003';

    private sealed record Cut(Guid RequestId, string Text);

    public static async Task<IReadOnlyDictionary<Guid, IReadOnlyList<FoundPiece>>> Of(CollegiumDb db, WordQuery asked, IReadOnlyList<Guid> requests, bool inside)
    {
        var cut = new Dictionary<Guid, IReadOnlyList<FoundPiece>>();
        if (asked.IsEmpty || requests.Count == 0)
        {
            return cut;
        }

        foreach (var (sql, values) in db.IsPostgres ? [Postgres(asked, requests, inside)] : Sqlite(asked, requests, inside))
        {
            foreach (var one in await db.Database.SqlQueryRaw<Cut>(sql, values).ToListAsync())
            {
                cut.TryAdd(one.RequestId, Pieces(one.Text));
            }
        }

        return cut;
    }

    private static IEnumerable<(string Sql, object[] Values)> Sqlite(WordQuery asked, IReadOnlyList<Guid> requests, bool inside)
    {
        var any = $"{{words notes{(inside ? " inside" : "")}}} : ({string.Join(" OR ", asked.Terms.Select(t => t.ForSqlite))})";
        return new[] { "desk_words_stems", "desk_words_starts" }.Select(index => (
            $"SELECT w.request_id AS \"RequestId\", snippet({index}, -1, char(2), char(3), '…', 20) AS \"Text\" FROM {index} JOIN desk_words w ON w.id = {index}.rowid "
            + $"WHERE {index} MATCH {{0}} AND w.request_id IN ({Places(1, requests.Count)})",
            Values(any, requests)));
    }

    private static (string Sql, object[] Values) Postgres(WordQuery asked, IReadOnlyList<Guid> requests, bool inside)
    {
        var any = string.Join(" || ", asked.Terms.Select((_, at) => WordSearch.Lexemes(at)));
        var (text, at) = (inside ? "words || E'\\n' || notes || E'\\n' || inside" : "words || E'\\n' || notes", asked.Terms.Count);
        object[] values = [.. asked.Terms.Select(t => t.ForPostgres), $"StartSel={From}, StopSel={To}, MaxFragments=2, MinWords=8, MaxWords=20, FragmentDelimiter=\" … \""];
        return ($"SELECT request_id AS \"RequestId\", ts_headline('pg_catalog.english', {text}, {any}, {{{at}}}) AS \"Text\" FROM desk_words WHERE request_id IN ({Places(at + 1, requests.Count)})",
            [.. values, .. requests.Cast<object>()]);
    }

    private static string Places(int from, int count) => string.Join(", ", Enumerable.Range(from, count).Select(at => $"{{{at}}}"));

    private static object[] Values(string first, IReadOnlyList<Guid> rest) => [first, .. rest.Cast<object>()];

    private static List<FoundPiece> Pieces(string text)
    {
        var pieces = new List<FoundPiece>();
        foreach (var part in text.Split(From))
        {
            var end = part.IndexOf(To, StringComparison.Ordinal);
            if (end >= 0)
            {
                pieces.Add(new FoundPiece(part[..end], true));
            }

            if (part.Length > end + 1)
            {
                pieces.Add(new FoundPiece(part[(end + 1)..], false));
            }
        }

        return pieces;
    }
}
