namespace Collegium.Database;

/// <summary>
/// The connection that writes to SQLite commits without waiting for the disk; who asked for the write is told only after its log was
/// flushed here (https://www.sqlite.org/pragma.html#pragma_synchronous: in WAL mode NORMAL leaves out nothing else). So the next at the
/// gate writes meanwhile, and one flush serves all who committed before it began.
/// </summary>
public class SqliteLog : IDisposable
{
    private readonly SharedRun _flush = new();
    private volatile Exception? _failure;

    /// <summary>Null while nothing that is written need last.</summary>
    public string? File { get; set; }

    public bool Failed => _failure is not null;

    /// <summary>Ends when all that is committed now is on disk; where that fails, whether it lasts is unknown.</summary>
    public Task Flushed() => File is { } file ? _flush.Next(() => Flush(file)) : Task.CompletedTask;

    /// <summary>After one failure the system may call the next flush a success and have lost what came before it, so no more is written.</summary>
    /// <exception cref="IOException">The disk failed; what is written from now on might not last.</exception>
    public void Check()
    {
        if (_failure is not null)
        {
            throw new IOException("The disk failed while the database was written, so nothing more is. Look after the disk, then start this program again.", _failure);
        }
    }

    public void Dispose()
    {
        _flush.Dispose();
        GC.SuppressFinalize(this);
    }

    private async Task Flush(string file)
    {
        Check();
        try
        {
            await ToDisk(file);
        }
        catch (Exception problem)
        {
            _failure = problem;
            throw;
        }
    }

    /// <summary>By a handle of our own, which on the log is safe: SQLite holds its locks on the other two files.</summary>
    protected virtual Task ToDisk(string file)
    {
        using var log = System.IO.File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(log);
        return Task.CompletedTask;
    }
}
