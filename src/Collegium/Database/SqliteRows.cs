using System.Data;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace Collegium.Database;

/// <summary>
/// Adds rows on SQLite as Microsoft.Data.Sqlite would (https://learn.microsoft.com/dotnet/standard/data/sqlite/types), but the statement
/// is parsed once while the connection is open and values go by their places: a command asks for each parameter's place by name, at every row.
/// </summary>
internal static class SqliteRows
{
    private static readonly HashSet<Type> Known =
    [
        typeof(string), typeof(byte[]), typeof(Guid), typeof(int), typeof(long), typeof(bool), typeof(double), typeof(decimal),
        typeof(DateTime), typeof(DateTimeOffset), typeof(DateOnly), typeof(TimeOnly),
    ];

    private static readonly ConditionalWeakTable<SqliteConnection, Statements> Parsed = [];

    /// <summary>Whether values of this type can be written here.</summary>
    public static bool Knows(Type type) => Known.Contains(Nullable.GetUnderlyingType(type) ?? type);

    /// <exception cref="SqliteException">What SQLite refuses; the rows before it are left to the transaction.</exception>
    public static void Add(SqliteConnection connection, string sql, IReadOnlyList<object?[]> rows)
    {
        var db = connection.Handle!;
        var statement = Parsed.GetValue(connection, Watched).Of(db, sql);
        foreach (var row in rows)
        {
            for (var at = 0; at < row.Length; at++)
            {
                SqliteException.ThrowExceptionForRC(Bind(statement, at + 1, row[at]), db);
            }

            raw.sqlite3_step(statement);
            SqliteException.ThrowExceptionForRC(raw.sqlite3_reset(statement), db);
        }

        raw.sqlite3_clear_bindings(statement);
    }

    /// <summary>A connection that is closed takes its statements along.</summary>
    private static Statements Watched(SqliteConnection connection)
    {
        var statements = new Statements();
        connection.StateChange += (_, change) =>
        {
            if (change.CurrentState == ConnectionState.Closed)
            {
                statements.Forget();
            }
        };
        return statements;
    }

    private static int Bind(sqlite3_stmt statement, int place, object? value) => value switch
    {
        null => raw.sqlite3_bind_null(statement, place),
        string text => raw.sqlite3_bind_text(statement, place, text),
        Guid id => Bind(statement, place, id),
        DateTime at => Bind(statement, place, at, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFF"),
        DateTimeOffset at => Bind(statement, place, at, @"yyyy\-MM\-dd HH\:mm\:ss.FFFFFFFzzz"),
        DateOnly day => Bind(statement, place, day, @"yyyy\-MM\-dd"),
        TimeOnly time => Bind(statement, place, time, time.Ticks % TimeSpan.TicksPerSecond == 0 ? @"HH\:mm\:ss" : @"HH\:mm\:ss.fffffff"),
        decimal number => Bind(statement, place, number, "0.0###########################"),
        int number => raw.sqlite3_bind_int64(statement, place, number),
        long number => raw.sqlite3_bind_int64(statement, place, number),
        bool yes => raw.sqlite3_bind_int64(statement, place, yes ? 1 : 0),
        double number when !double.IsNaN(number) => raw.sqlite3_bind_double(statement, place, number),
        byte[] bytes => raw.sqlite3_bind_blob(statement, place, bytes),
        _ => throw new NotSupportedException($"A {value.GetType()}{(value is double ? " that is no number" : "")} can't be written to SQLite."),
    };

    private static int Bind(sqlite3_stmt statement, int place, Guid id)
    {
        Span<byte> text = stackalloc byte[36];
        id.TryFormat(text, out _);
        Ascii.ToUpperInPlace(text, out _);
        return raw.sqlite3_bind_text(statement, place, text);
    }

    private static int Bind(sqlite3_stmt statement, int place, IUtf8SpanFormattable value, string format)
    {
        Span<byte> text = stackalloc byte[64];
        value.TryFormat(text, out var length, format, CultureInfo.InvariantCulture);
        return raw.sqlite3_bind_text(statement, place, text[..length]);
    }

    private sealed class Statements
    {
        private readonly Dictionary<string, sqlite3_stmt> _bySql = [];

        public sqlite3_stmt Of(sqlite3 db, string sql)
        {
            if (!_bySql.TryGetValue(sql, out var statement))
            {
                SqliteException.ThrowExceptionForRC(raw.sqlite3_prepare_v3(db, sql, raw.SQLITE_PREPARE_PERSISTENT, out statement), db);
                _bySql.Add(sql, statement);
            }

            return statement;
        }

        public void Forget()
        {
            foreach (var statement in _bySql.Values)
            {
                statement.Dispose();
            }

            _bySql.Clear();
        }
    }
}
