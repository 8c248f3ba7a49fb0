using System.Data.Common;
using System.Runtime.CompilerServices;
using Microsoft.EntityFrameworkCore;
using Microsoft.EntityFrameworkCore.Diagnostics;

namespace Collegium.Database;

/// <summary>
/// Each pooled context keeps its connection to SQLite open from one use to the next: the framework registers some thirty functions
/// at every opening, which costs more than a small query. Whoever is at the gate is lent the one connection that writes, so that the
/// pages telling requests adds to all day stay in its cache.
/// </summary>
public sealed class SqliteConnections(DatabaseAddress address, SqliteLog log, IServiceProvider services) : DbConnectionInterceptor, IDisposable
{
    private const string Settings = "PRAGMA journal_mode=WAL; PRAGMA foreign_keys=ON; PRAGMA temp_store=MEMORY;";

    /// <summary>The log is taken into the file at every 40 MB, by whoever commits just then and waits for the disk meanwhile.</summary>
    private const string WriterSettings = "PRAGMA cache_size=-32768; PRAGMA wal_autocheckpoint=10000;";

    private readonly ConditionalWeakTable<DbConnection, StrongBox<int>> _rounds = [];
    private CollegiumDb? _writer;
    private DbConnection? _writing;

    /// <summary>
    /// Before anything opens SQLite, or it changes nothing: counting what is allocated takes a lock of the whole process at every
    /// allocation (https://www.sqlite.org/malloc.html, "Memory Statistics").
    /// </summary>
    public static void CountNoMemory()
    {
        SQLitePCL.Batteries_V2.Init();
        SQLitePCL.raw.sqlite3_config(SQLitePCL.raw.SQLITE_CONFIG_MEMSTATUS, 0);
    }

    /// <summary>A context closes what it owns at the end of each use, so it does not own its connection.</summary>
    public CollegiumDb Lend(CollegiumDb db)
    {
        var connection = db.Database.GetDbConnection();
        if (!_rounds.TryGetValue(connection, out var round))
        {
            // Setting the same one again would change nothing.
            db.Database.SetDbConnection(null);
            db.Database.SetDbConnection(connection, contextOwnsConnection: false);
            _rounds.Add(connection, new(address.Round));
        }
        else if (round.Value != address.Round)
        {
            connection.Close();
            round.Value = address.Round;
        }

        return db;
    }

    /// <summary>Dispose to give it back. Only one at a time: the caller is at the gate.</summary>
    public IDisposable LendWriter(CollegiumDb db)
    {
        var own = db.Database.GetDbConnection();
        _writing ??= Writer();
        Lend(_writer!);
        db.Database.SetDbConnection(_writing, contextOwnsConnection: false);
        return new Return(db, own);
    }

    public void Dispose()
    {
        _writer?.Dispose();
        foreach (var (connection, _) in _rounds)
        {
            connection.Dispose();
        }
    }

    public override void ConnectionOpened(DbConnection connection, ConnectionEndEventData eventData) => Set(connection);

    public override Task ConnectionOpenedAsync(DbConnection connection, ConnectionEndEventData eventData, CancellationToken cancellationToken = default)
    {
        Set(connection);
        return Task.CompletedTask;
    }

    public override InterceptionResult ConnectionClosing(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        InterceptionResult.Suppress();

    public override ValueTask<InterceptionResult> ConnectionClosingAsync(DbConnection connection, ConnectionEventData eventData, InterceptionResult result) =>
        new(InterceptionResult.Suppress());

    /// <summary>The pool may hand out one that read before; it opens anew, as the one that writes.</summary>
    private DbConnection Writer()
    {
        _writer = services.GetRequiredService<IDbContextFactory<SqliteDb>>().CreateDbContext();
        var connection = _writer.Database.GetDbConnection();
        connection.Close();
        return connection;
    }

    private void Set(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        var writer = ReferenceEquals(connection, _writing);
        command.CommandText = $"{Settings} PRAGMA synchronous={(address.Relaxed ? "OFF" : writer ? "NORMAL" : "FULL")}; {(writer ? WriterSettings : "")}";
        command.ExecuteNonQuery();
        if (writer)
        {
            log.Follow(address.Relaxed ? null : connection.DataSource + "-wal");
        }
    }

    private sealed class Return(CollegiumDb db, DbConnection own) : IDisposable
    {
        public void Dispose() => db.Database.SetDbConnection(own, contextOwnsConnection: false);
    }
}
