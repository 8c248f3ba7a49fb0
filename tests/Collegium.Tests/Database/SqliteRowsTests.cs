using Collegium.Database;
using Microsoft.Data.Sqlite;

namespace Collegium.Tests.Database;

/// <summary>What is added past the driver's parameters must lie in the file exactly as the driver would have written it, or nothing finds it.</summary>
public sealed class SqliteRowsTests
{
    private const string Insert = "INSERT INTO t (a) VALUES (@p0)";

    public static TheoryData<object> Values =>
    [
        null!, "", "Zoë’s 歯科 🦷", "a\0b", Guid.Parse("01a20982-6a32-784a-ab88-c3cd6ef6b4b8"), Guid.Empty, new byte[] { 0, 255, 7 }, Array.Empty<byte>(),
        0, int.MinValue, long.MaxValue, true, false, 0.1, -1e300,
        new DateTime(2026, 11, 23, 17, 5, 9, DateTimeKind.Utc), new DateTime(2026, 2, 28, 0, 0, 0, 40, 500, DateTimeKind.Utc), DateTime.MaxValue, DateTime.MinValue,
        new DateTimeOffset(2026, 11, 23, 17, 5, 9, 250, TimeSpan.FromHours(-7)), new DateOnly(2024, 2, 29), new TimeOnly(7, 30), new TimeOnly(7, 30, 0, 1),
        12.50m, 0m, decimal.MaxValue, decimal.MinValue, 0.0000000000000000000000000001m,
    ];

    [Theory, MemberData(nameof(Values))]
    public void A_value_lies_there_as_the_driver_writes_it(object? value)
    {
        using var db = Table();
        using var driver = db.CreateCommand();
        driver.CommandText = Insert;
        driver.Parameters.AddWithValue("@p0", value ?? DBNull.Value);
        driver.ExecuteNonQuery();
        SqliteRows.Add(db, Insert, [[value]]);

        var rows = Rows(db);
        Assert.Equal(2, rows.Count);
        Assert.Equal(rows[0], rows[1]);
        Assert.True(value is null || SqliteRows.Knows(value.GetType()));
    }

    [Fact]
    public void What_it_can_t_write_it_does_not_know()
    {
        using var db = Table();
        Assert.False(SqliteRows.Knows(typeof(TimeSpan?)));
        Assert.Throws<NotSupportedException>(() => SqliteRows.Add(db, Insert, [[TimeSpan.Zero]]));
        Assert.Throws<NotSupportedException>(() => SqliteRows.Add(db, Insert, [[double.NaN]]));
        Assert.Empty(Rows(db));
    }

    [Fact]
    public void A_row_SQLite_refuses_is_told_with_its_reason_and_the_connection_goes_on()
    {
        using var db = Table();
        var problem = Assert.Throws<SqliteException>(() => SqliteRows.Add(db, Insert, [["same"], ["same"], ["other"]]));
        Assert.Equal((19, 2067), (problem.SqliteErrorCode, problem.SqliteExtendedErrorCode));
        SqliteRows.Add(db, Insert, [["third"]]);
        Assert.Equal(2, Rows(db).Count);
    }

    [Fact]
    public void What_was_parsed_goes_with_the_connection_it_was_parsed_for()
    {
        using var db = Table();
        SqliteRows.Add(db, Insert, [[1], [2]]);
        SqliteRows.Add(db, Insert, [[3]]);
        Assert.Equal(3, Rows(db).Count);
        db.Close();
        db.Open();

        // Another, empty database now: a statement kept from before would still write into the old one.
        Assert.Contains("no such table", Assert.Throws<SqliteException>(() => SqliteRows.Add(db, Insert, [[4]])).Message, StringComparison.Ordinal);
    }

    private static SqliteConnection Table()
    {
        var db = new SqliteConnection("Data Source=:memory:");
        db.Open();
        using var make = db.CreateCommand();
        make.CommandText = "CREATE TABLE t (a); CREATE UNIQUE INDEX ux ON t (a) WHERE a = 'same'";
        make.ExecuteNonQuery();
        return db;
    }

    private static List<(string, string)> Rows(SqliteConnection db)
    {
        using var read = db.CreateCommand();
        read.CommandText = "SELECT typeof(a), quote(a) || length(a) || hex(a) FROM t ORDER BY rowid";
        using var rows = read.ExecuteReader();
        var found = new List<(string, string)>();
        while (rows.Read())
        {
            found.Add((rows.GetString(0), rows.IsDBNull(1) ? "" : rows.GetString(1)));
        }

        return found;
    }
}
