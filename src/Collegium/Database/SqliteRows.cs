using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Collegium.Database;

/// <summary>
/// Adds rows on SQLite as Microsoft.Data.Sqlite would (https://learn.microsoft.com/dotnet/standard/data/sqlite/types), but the statement
/// is parsed once for all rows and values go by their places: a command asks for each parameter's place by name, at every row.
/// </summary>
internal static class SqliteRows
{
    private static readonly HashSet<Type> Known = [typeof(string), typeof(Guid), typeof(DateTime), typeof(int), typeof(long), typeof(bool), typeof(double), typeof(byte[])];

    /// <summary>Whether values of this type can be written here.</summary>
    public static bool Knows(Type type) => Known.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <exception cref="SqliteException">What SQLite refuses; the rows before it are left to the transaction.</exception>
    public static void Add(SqliteConnection connection, string sql, IReadOnlyList<object?[]> rows)
    {
        var db = connection.Handle!;
        SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v2(db, sql, out var statement), db);
        using (statement)
        {
            foreach (var row in rows)
            {
                for (var at = 0; at < row.Length; at++)
                {
                    SqliteException.ThrowExceptionForRC(Bind(statement, at + 1, row[at]), db);
                }

                raw.sqlite3_step(statement);
                SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), db);
            }
        }
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        Guid id => Bind(statement, place, id),
        DateTime at => Bind(statement, place, at),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new NotSupportedException($"A {value.GetType()} is not written row by row."),
    };

    private static int Bind(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, place, text);
    }

    private static int Bind(sqlite3_stmt statement, int place, DateTime at)
    {
        Span<byte> text = stackalloc byte[32];
        at.TryFormat(text, out var length, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF", CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, place, text[..length]);
    }
}
