using System.Data.Common;
using Collegium.Database;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Collegium.Trials.Desk;

/// <summary>
/// What the database alone can do: one row a transaction, by the same driver, with the same durability and number of writers.
/// On SQLite they wait in line in the process, as the app's do.
/// </summary>
internal sealed class DeskInserts : IAsyncDisposable
{
    private const string Make = "CREATE TABLE trial_inserts (id {0} PRIMARY KEY, about {0} NOT NULL, words text NOT NULL)";
    private const string Insert = "INSERT INTO trial_inserts (id, about, words) VALUES (@id, @about, @words)";
    private static readonly string Words = string.Join(' ', Enumerable.Repeat("printer", 30));

    private readonly bool _postgres;
    private readonly DbConnection[] _connections;
    private readonly SemaphoreSlim _gate;

    private DeskInserts(string database, int writers)
    {
        _postgres = DatabaseSetup.IsPostgres(database);
        _connections = [.. Enumerable.Range(0, writers).Select(_ => Connect(database))];
        _gate = new SemaphoreSlim(_postgres ? writers : 1);
    }

    public static async Task<DeskInserts> Open(string database, int writers)
    {
        var inserts = new DeskInserts(database, writers);
        foreach (var connection in inserts._connections)
        {
            await connection.OpenAsync();
            if (!inserts._postgres)
            {
                await inserts.Say(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA foreign_keys=ON;");
            }
        }

        await inserts.Say(inserts._connections[0], "DROP TABLE IF EXISTS trial_inserts");
        await inserts.Say(inserts._connections[0], Make.Replace("{0}", inserts._postgres ? "uuid" : "text", StringComparison.Ordinal));
        return inserts;
    }

    public async Task<string?> One(int writer)
    {
        await _gate.WaitAsync();
        try
        {
            var connection = _connections[writer];
            await using var transaction = await connection.BeginTransactionAsync();
            await using var command = connection.CreateCommand();
            command.Transaction = transaction;
            command.CommandText = Insert;
            Add(command, "id", Guid.CreateVersion7());
            Add(command, "about", Guid.CreateVersion7());
            Add(command, "words", Words);
            await command.ExecuteNonQueryAsync();
            await transaction.CommitAsync();
            return null;
        }
        finally
        {
            _gate.Release();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await Say(_connections[0], "DROP TABLE trial_inserts");
        foreach (var connection in _connections)
        {
            await connection.DisposeAsync();
        }

        _gate.Dispose();
    }

    private async Task Say(DbConnection connection, string sql)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }

    private static void Add(DbCommand command, string name, object value)
    {
        var parameter = command.CreateParameter();
        (parameter.ParameterName, parameter.Value) = (name, value);
        command.Parameters.Add(parameter);
    }

    private static DbConnection Connect(string database) => DatabaseSetup.IsPostgres(database)
        ? new NpgsqlConnection(new NpgsqlConnectionStringBuilder(database) { MaxAutoPrepare = 20, AutoPrepareMinUsages = 2 }.ToString())
        : new SqliteConnection(database);
}
