using Microsoft.Data.Sqlite;
using Npgsql;

namespace Collegium.Database;

/// <summary>Holds a database for one process while a demo is written into it, empties it, and relaxes its durability meanwhile.</summary>
public sealed class FreshDatabase(DatabaseAddress address, IEnumerable<NpgsqlDataSource> sources)
{
    /// <summary>Waits until no other process writes a demo here; dispose to let the next one look.</summary>
    public async Task<IAsyncDisposable> Hold()
    {
        if (!DatabaseSetup.IsPostgres(address.Connection))
        {
            // A second small file is the lock: the database itself may have to be deleted meanwhile.
            var beside = new SqliteConnection($"Data Source={SqliteFile}.seeding;Pooling=False;Default Timeout=600");
            await beside.OpenAsync();
            await using var alone = beside.CreateCommand();
            alone.CommandText = "BEGIN EXCLUSIVE";
            await alone.ExecuteNonQueryAsync();
            return beside;
        }

        // The database itself may not exist yet, so the lock lies in the one that always does.
        var wanted = new NpgsqlConnectionStringBuilder(address.Connection);
        var connection = new NpgsqlConnection(new NpgsqlConnectionStringBuilder(address.Connection) { Database = "postgres", Pooling = false }.ToString());
        await connection.OpenAsync();
        await using var hold = new NpgsqlCommand("SELECT pg_advisory_lock(7305003, hashtext($1))", connection) { CommandTimeout = 0 };
        hold.Parameters.Add(new NpgsqlParameter { Value = wanted.Database });
        await hold.ExecuteNonQueryAsync();
        return connection;
    }

    /// <summary>Throws away everything that is there.</summary>
    public async Task Empty()
    {
        if (!DatabaseSetup.IsPostgres(address.Connection))
        {
            Pace(address.Relaxed);
            foreach (var part in new[] { "", "-wal", "-shm" })
            {
                File.Delete(SqliteFile + part);
            }

            // Whoever opened it meanwhile holds the old one.
            Pace(address.Relaxed);
            return;
        }

        foreach (var source in sources)
        {
            await using (var empty = source.CreateCommand("DROP SCHEMA public CASCADE; CREATE SCHEMA public"))
            {
                await empty.ExecuteNonQueryAsync();
            }

            source.Clear();
        }
    }

    public void Relax() => Pace(relaxed: true);

    /// <summary>What was written so far is on disk, and whatever is told as done from now on will be.</summary>
    public async Task Settle()
    {
        Pace(relaxed: false);
        if (DatabaseSetup.IsPostgres(address.Connection))
        {
            await using var source = NpgsqlDataSource.Create(address.Connection);
            await using var now = source.CreateCommand("SET synchronous_commit = on; SELECT pg_current_xact_id()");
            await now.ExecuteNonQueryAsync();
            return;
        }

        await using (var connection = new SqliteConnection(address.Connection))
        {
            await connection.OpenAsync();
            await using var checkpoint = connection.CreateCommand();
            // Something to write, so that the file itself is flushed. Not by a handle of our own: closing one would drop every lock SQLite holds on it.
            checkpoint.CommandText = "PRAGMA synchronous=FULL; PRAGMA user_version=0; PRAGMA wal_checkpoint(TRUNCATE);";
            await checkpoint.ExecuteNonQueryAsync();
        }
    }

    /// <summary>Connections opened before keep their pace, so none of them is used again.</summary>
    private void Pace(bool relaxed)
    {
        address.Begin(relaxed);
        if (!DatabaseSetup.IsPostgres(address.Connection))
        {
            SqliteConnection.ClearAllPools();
        }

        foreach (var source in sources)
        {
            source.Clear();
        }
    }

    private string SqliteFile => new SqliteConnectionStringBuilder(address.Connection).DataSource;
}
