using System.Collections.Concurrent;
using System.Data.Common;
using Microsoft.Data.Sqlite;
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
    private static readonly ConcurrentDictionary<IEntityType, InsertTable?> Tables = new();

    /// <summary>Writes what is added and leaves the rest to the framework; nothing where rows are deleted too, whose order counts.</summary>
    public static async Task<int> Write(CollegiumDb db, IReadOnlyList<object> appended, CancellationToken cancel)
    {
        var entries = db.ChangeTracker.Entries().Where(e => e.State is EntityState.Added or EntityState.Deleted).ToList();
        if (db.Database.CurrentTransaction is null)
        {
            db.AddRange(appended);
            return 0;
        }

        if (entries.Exists(e => e.State == EntityState.Deleted) || Of(db, entries, []) is not { } tracked)
        {
            entries = [];
            tracked = [];
        }

        await Execute(db, [.. tracked, .. Of(db, [], appended) ?? throw new NotSupportedException("A row was appended to a table that is not written here; add it instead.")], cancel);
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

        return entries.Count + appended.Count;
    }

    /// <summary>New rows by their tables; null where a table has more to it than rows of values we write.</summary>
    public static IReadOnlyList<NewRows>? Of(CollegiumDb db, IEnumerable<EntityEntry> entries, IReadOnlyList<object> appended)
    {
        var groups = entries.GroupBy(e => e.Metadata).Select(g => (g.Key, Rows: InOrder(g)))
            .Concat(appended.GroupBy(row => db.Model.FindEntityType(row.GetType())!).Select(g => (g.Key, Rows: g.ToList())))
            .Select(g => (Table: Tables.GetOrAdd(g.Key, type => InsertTable.Of(type, db.IsPostgres)), g.Rows)).ToList();
        return groups.Exists(g => g.Table is null) ? null : groups.ConvertAll(g => g.Table!.Of(g.Rows));
    }

    /// <summary>Rows the database numbers are numbered as they were added: until then each has a number of the framework's, which grows.</summary>
    private static List<object> InOrder(IGrouping<IEntityType, EntityEntry> rows) =>
        [.. (rows.Key.FindPrimaryKey()!.Properties is [{ ClrType: var type } key] && type == typeof(long)
            ? rows.OrderBy(e => (long)e.Property(key).CurrentValue!) : (IEnumerable<EntityEntry>)rows).Select(e => e.Entity)];

    public static async Task Execute(CollegiumDb db, IReadOnlyList<NewRows> groups, CancellationToken cancel = default)
    {
        if (groups.Count == 0)
        {
            return;
        }

        try
        {
            await Send(db, groups, cancel);
        }
        catch (DbException problem)
        {
            throw new DbUpdateException("New rows could not be written.", problem);
        }
    }

    private static async Task Send(CollegiumDb db, IReadOnlyList<NewRows> groups, CancellationToken cancel)
    {
        var (connection, transaction) = (db.Database.GetDbConnection(), db.Database.CurrentTransaction!.GetDbTransaction());
        if (db.IsPostgres)
        {
            await using var batch = connection.CreateBatch();
            batch.Transaction = transaction;
            foreach (var (table, rows) in groups)
            {
                batch.BatchCommands.Add(table.AllAtOnce(rows));
            }

            await batch.ExecuteNonQueryAsync(cancel);
            return;
        }

        foreach (var (table, rows) in groups)
        {
            table.OneByOne((SqliteConnection)connection, rows);
        }
    }
}
