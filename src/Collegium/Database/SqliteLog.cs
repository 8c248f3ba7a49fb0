namespace Collegium.Database;

/// <summary>
/// The connection that writes to SQLite commits without waiting for the disk; who asked for the write is told only after its log was
/// flushed here (https://www.sqlite.org/pragma.html#pragma_synchronous: in WAL mode NORMAL leaves out nothing else). So the next at the
/// gate writes meanwhile, and one flush serves all who committed before it began.
/// </summary>
public class SqliteLog : IDisposable
{
    private readonly SharedRun _flush = new();

    /// <summary>Null while nothing that is written need last.</summary>
    public string? File { get; set; }

    /// <summary>Ends when all that is committed now is on disk; where that fails, whether it lasts is unknown.</summary>
    public Task Flushed() => File is { } file ? _flush.Next(() => ToDisk(file)) : Task.CompletedTask;

    public void Dispose()
    {
        _flush.Dispose();
        GC.SuppressFinalize(this);
    }

    /// <summary>By a handle of our own, which on the log is safe: SQLite holds its locks on the other two files.</summary>
    protected virtual Task ToDisk(string file)
    {
        using var log = System.IO.File.OpenHandle(file, FileMode.Open, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.FlushToDisk(log);
        return Task.CompletedTask;
    }
}
