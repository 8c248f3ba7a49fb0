using System.Collections.Concurrent;
using System.Data.Common;
using System.Globalization;
using System.Text;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.ChangeTracking;
using Microsoft.EntityFrameworkCore.Metadata;
using Microsoft.EntityFrameworkCore.Storage;

namespace Collegium.Database;

/// <summary>
/// Adds new rows of our own tables, all of a table by one statement and on PostgreSQL all tables in one round trip. The
/// framework would send each row alone and read back what nobody asks for; telling a request adds a dozen rows.
/// </summary>
internal static class Inserts
{
    private static readonly ConcurrentDictionary<IEntityType, Table?> Tables = new();

    /// <summary>Writes what is added and leaves the rest to the framework; nothing where rows are deleted too, whose order counts.</summary>
    public static async Task<int> Write(CollegiumDb db, CancellationToken cancel)
    {
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Deleted).ToList();
        if (entries.Count < 2 || db.Database.CurrentTransaction is null || entries.Exists(e => e.State == EntityState.Deleted))
        {
            return 0;
        }

        var groups = entries.GroupBy(e => e.Metadata).Select(g => (Table: Tables.GetOrAdd(g.Key, Table.Of), Rows: InOrder(g))).ToList();
        if (groups.Exists(g => g.Table is null))
        {
            return 0;
        }

        await Execute(db, [.. groups.SelectMany(g => g.Rows.Select(e => e.Entity).Chunk(g.Table!.RowsAtOnce).Select(rows => (g.Table, rows)))], cancel);
        foreach (var entry in entries)
        {
            // Tracked anew, as it was written: its chapter was stamped since. One the database numbers is not known by its number here.
            var row = entry.Entity;
            entry.State = EntityState.Detached;
            if (!Tables[entry.Metadata]!.Numbered)
            {
                db.Entry(row).State = EntityState.Unchanged;
            }
        }

        return entries.Count;
    }

    /// <summary>Rows the database numbers are numbered as they were added: until then each has a number of the framework's, which grows.</summary>
    private static List<EntityEntry> InOrder(IGrouping<IEntityType, EntityEntry> rows) =>
        rows.Key.FindPrimaryKey()!.Properties is [{ ClrType: var type } key] && type == typeof(long) ? [.. rows.OrderBy(e => (long)e.Property(key).CurrentValue!)] : [.. rows];

    private static async Task Execute(CollegiumDb db, IReadOnlyList<(Table Table, object[] Rows)> groups, CancellationToken cancel)
    {
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        await using var command = connection.CreateCommand();
        command.Transaction = transaction;
        if (!connection.CanCreateBatch)
        {
            foreach (var (table, rows) in groups)
            {
                command.Parameters.Clear();
                command.CommandText = table.Sql(rows.Length);
                command.Parameters.AddRange(table.Parameters(command, rows));
                await command.ExecuteNonQueryAsync(cancel);
            }

            return;
        }

        await using var batch = connection.CreateBatch();
        batch.Transaction = transaction;
        foreach (var (table, rows) in groups)
        {
            var one = batch.CreateBatchCommand();
            one.CommandText = table.Sql(rows.Length);
            one.Parameters.AddRange(table.Parameters(command, rows));
            batch.BatchCommands.Add(one);
        }

        await batch.ExecuteNonQueryAsync(cancel);
    }

    private sealed class Table(string insert, IReadOnlyList<(IProperty Property, RelationalTypeMapping Mapping)> columns, bool numbered)
    {
        private readonly ConcurrentDictionary<int, string> _sql = new();

        public bool Numbered { get; } = numbered;

        /// <summary>Neither engine takes any number of values in one statement.</summary>
        public int RowsAtOnce { get; } = Math.Max(1, 2_000 / columns.Count);

        /// <summary>Null for a table with more to it than rows of values: foreign keys, shadow columns, inheritance.</summary>
        public static Table? Of(IEntityType type)
        {
            if (type.GetTableName() is not { } name || type.GetForeignKeys().Any() || type.BaseType is not null || type.GetDirectlyDerivedTypes().Any()
                || type.GetProperties().Any(p => p.PropertyInfo is null))
            {
                return null;
            }

            var made = type.GetProperties().Where(IsMadeByTheDatabase).ToList();
            var columns = type.GetProperties().Except(made).Select(p => (p, p.GetRelationalTypeMapping())).ToList();
            return new Table($"INSERT INTO \"{name}\" ({string.Join(", ", columns.Select(c => $"\"{c.p.GetColumnName()}\""))}) VALUES ", columns, made.Count > 0);
        }

        public string Sql(int rows) => _sql.GetOrAdd(rows, count =>
        {
            var sql = new StringBuilder(insert);
            for (var at = 0; at < count * columns.Count; at++)
            {
                sql.Append(at % columns.Count > 0 ? ", " : at > 0 ? "), (" : "(").Append(CultureInfo.InvariantCulture, $"@p{at}");
            }

            return sql.Append(')').ToString();
        });

        public DbParameter[] Parameters(DbCommand command, IReadOnlyList<object> rows) =>
            [.. rows.SelectMany(_ => columns, (row, c) => (Value: c.Property.PropertyInfo!.GetValue(row), c)).Select((cell, at) =>
                cell.c.Mapping.CreateParameter(command, FormattableString.Invariant($"@p{at}"), cell.Value, cell.c.Property.IsNullable))];

        private static bool IsMadeByTheDatabase(IProperty property) =>
            property.GetDefaultValueSql() is not null
            || (property.ValueGenerated == ValueGenerated.OnAdd && property.IsPrimaryKey() && property.ClrType != typeof(Guid) && property.ClrType != typeof(string));
    }
}
