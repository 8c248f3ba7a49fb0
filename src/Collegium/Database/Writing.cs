using System.Data;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Npgsql;

namespace Collegium.Database;

/// <summary>SQLite takes one writer at a time and polls for its lock; waiting in line in the process keeps the wait fair and short.</summary>
public sealed class WriteGate(SqliteConnections connections, SqliteLog log) : IDisposable
{
    private readonly SemaphoreSlim _gate = new(1, 1);

    /// <summary>Dispose to leave. Nobody is told of what was committed, or refused because of it, before it is <see cref="Kept"/> too.</summary>
    public async Task<IDisposable> Enter(CollegiumDb db)
    {
        await _gate.WaitAsync();
        Leave? leave = null;
        try
        {
            log.Check();
            return leave = new Leave(_gate, connections.LendWriter(db));
        }
        finally
        {
            if (leave is null)
            {
                _gate.Release();
            }
        }
    }

    /// <summary>Ends when what was committed lasts. On PostgreSQL a commit that ended does.</summary>
    public Task Kept(CollegiumDb db) => db.IsPostgres ? Task.CompletedTask : log.Flushed();

    public void Dispose() => _gate.Dispose();

    private sealed class Leave(SemaphoreSlim gate, IDisposable writer) : IDisposable
    {
        public void Dispose()
        {
            try
            {
                writer.Dispose();
            }
            finally
            {
                gate.Release();
            }
        }
    }
}

/// <summary>
/// The bracket round a write: one transaction, committed when the work answers a value, undone when it refuses
/// (unless the refusal itself is worth keeping) or throws.
/// A deadlock or serialization failure runs the work again from a clean context; a lost connection during the commit is
/// unknown and is thrown, never told as done.
/// </summary>
public sealed class Writing(CollegiumDb db, WriteGate gate, Facts.FactBell bell, WrittenTogether together)
{
    private const int Attempts = 5;

    public Task<Result<T>> Run<T>(Func<Task<Result<T>>> work) =>
        db.Database.CurrentTransaction is null ? Repeating(() => Once(work)) : work();

    /// <summary>
    /// For work that does nothing but read and add: it is done before any write begins, so that nobody waits for it, and what
    /// it adds is written together with what others add at the same moment. What it decides must bear that somebody else writes meanwhile.
    /// </summary>
    public Task<Result<T>> Add<T>(Func<Task<Result<T>>> work) =>
        db.Database.CurrentTransaction is null ? Repeating(() => Together(work)) : work();

    private async Task<Result<T>> Repeating<T>(Func<Task<Result<T>>> once)
    {
        for (var attempt = 1; ; attempt++)
        {
            try
            {
                return await once();
            }
            catch (Exception problem) when (attempt < Attempts && CanRepeat(problem))
            {
                db.Forget();
                await Task.Delay(attempt * 7);
            }
        }
    }

    private async Task<Result<T>> Together<T>(Func<Task<Result<T>>> work)
    {
        db.WroteFacts = false;
        var result = await work();

        // What is written now, memory has not heard of.
        db.GoesByMemory = false;
        if (result.Refusal is { KeepsWrites: false })
        {
            db.Forget();
            await gate.Kept(db);
        }
        else if (db.New() is { } rows)
        {
            await together.Write(rows, db.WroteFacts);
            db.Forget();
        }
        else
        {
            // It held or changed rows after all: decided anew, and inside the bracket.
            db.Forget();
            return await Once(work);
        }

        return result;
    }

    private async Task<Result<T>> Once<T>(Func<Task<Result<T>>> work)
    {
        db.WroteFacts = false;
        Result<T> result;
        using (db.IsPostgres ? null : await gate.Enter(db))
        {
            await using var transaction = await db.Database.BeginTransactionAsync(IsolationLevel.Unspecified);
            result = await work();
            if (result.Refusal is { KeepsWrites: false })
            {
                await transaction.RollbackAsync();
                db.Forget();
            }
            else
            {
                await db.SaveChangesAsync();
                await transaction.CommitAsync(CancellationToken.None);

                // Before the next at the gate asks what is new.
                if (db.WroteFacts)
                {
                    bell.Ring();
                }
            }
        }

        // A refusal too may go by what another has just committed.
        await gate.Kept(db);
        return result;
    }

    /// <summary>True only where the database says that nothing was kept.</summary>
    internal static bool CanRepeat(Exception problem) => problem switch
    {
        PostgresException { SqlState: "40001" or "40P01" or "23505" } => true,
        SqliteException { SqliteErrorCode: 5 or 6 } => true,
        SqliteException { SqliteExtendedErrorCode: 2067 or 1555 } => true,
        DbUpdateConcurrencyException => true,
        DbUpdateException { InnerException: { } inner } => CanRepeat(inner),
        _ => false,
    };
}
