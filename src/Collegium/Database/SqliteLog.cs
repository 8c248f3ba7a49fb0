using Microsoft.Win32.SafeHandles;

namespace Collegium.Database;

/// <summary>
/// The connection that writes to SQLite commits without waiting for the disk; who asked for the write is told only after its log was
/// flushed here (https://www.sqlite.org/pragma.html#pragma_synchronous: in WAL mode NORMAL leaves out nothing else). So the next at the
/// gate writes meanwhile, and one flush serves all who committed before it began.
/// </summary>
/// <remarks>
/// After one failure the system may call the next flush a success and have lost what came before it. So nothing more is written and
/// the process ends; the next one takes what is there into the file before it serves.
/// </remarks>
public partial class SqliteLog(IHostApplicationLifetime life, ILogger<SqliteLog> log) : IDisposable
{
    private readonly SharedRun _flush = new();
    private volatile SafeFileHandle? _file;
    private volatile Exception? _failure;

    public bool Follows => _file is not null;

    /// <summary>
    /// Flushes this file from now on; nothing while it is null. It stays open, so that a failure somebody else met is told here too; a handle
    /// of our own is safe, since SQLite holds its locks on the other two files.
    /// </summary>
    public void Follow(string? path) =>
        _file = path is null ? null : File.OpenHandle(path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.ReadWrite | FileShare.Delete);

    /// <summary>Ends when all that is committed now is on disk; where that fails, whether it lasts is unknown.</summary>
    public Task Flushed() => _file is null ? Task.CompletedTask : _flush.Next(Flush);

    /// <summary>Asked before a write begins.</summary>
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
        _file?.Dispose();
        GC.SuppressFinalize(this);
    }

    protected virtual Task ToDisk(SafeFileHandle file)
    {
        RandomAccess.FlushToDisk(file);
        return Task.CompletedTask;
    }

    private async Task Flush()
    {
        Check();
        try
        {
            if (_file is { } file)
            {
                await ToDisk(file);
            }
        }
        catch (Exception problem)
        {
            _failure = problem;
            Failed(problem);
            life.StopApplication();
            throw;
        }
    }

    [LoggerMessage(Level = LogLevel.Critical, Message = "The disk failed while the database was written. Nothing more is written, and this program ends: look after the disk, then start it again")]
    private partial void Failed(Exception problem);
}
