using System.Data.Common;
using System.Globalization;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Governance.Ballots;

/// <summary>One cell of a table, as text; bytes in hex.</summary>
internal sealed record Cell(string Table, int Row, string Column, string Value);

/// <summary>
/// Everything a reader with full access to the database sees: every row of every table, and what the engine itself keeps of
/// each row, <c>rowid</c> on SQLite, <c>ctid</c>, <c>xmin</c> and <c>xmax</c> on PostgreSQL.
/// </summary>
internal static class Dump
{
    public static async Task<IReadOnlyList<Cell>> Of(World world) => await world.Look(async db =>
    {
        var connection = db.Database.GetDbConnection();
        await db.Database.OpenConnectionAsync();
        var tables = await Column(connection, db.IsPostgres
            ? "SELECT table_name FROM information_schema.tables WHERE table_schema = 'public' AND table_type = 'BASE TABLE'"
            : "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%'");
        var cells = new List<Cell>();
        var unnumbered = db.IsPostgres ? [] : await Column(connection, "SELECT name FROM pragma_table_list WHERE wr = 1");
        foreach (var table in tables)
        {
            cells.AddRange(await Rows(connection, table, db.IsPostgres ? "ctid::text AS engine_place, xmin::text AS engine_from, xmax::text AS engine_to"
                : unnumbered.Contains(table) ? "0 AS engine_place" : "rowid AS engine_place"));
        }

        return cells;
    });

    private static async Task<List<string>> Column(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var rows = await command.ExecuteReaderAsync();
        var found = new List<string>();
        while (await rows.ReadAsync())
        {
            found.Add(rows.GetString(0));
        }

        return found;
    }

    private static async Task<List<Cell>> Rows(DbConnection connection, string table, string engine)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = $"SELECT {engine}, * FROM \"{table}\"";
        await using var rows = await command.ExecuteReaderAsync();
        var cells = new List<Cell>();
        for (var row = 0; await rows.ReadAsync(); row++)
        {
            for (var at = 0; at < rows.FieldCount; at++)
            {
                cells.Add(new Cell(table, row, rows.GetName(at), Text(rows.GetValue(at))));
            }
        }

        return cells;
    }

    private static string Text(object value) => value switch
    {
        byte[] bytes => Convert.ToHexString(bytes),
        DBNull => "",
        IFormattable figure => figure.ToString(null, CultureInfo.InvariantCulture),
        _ => value.ToString() ?? "",
    };
}
