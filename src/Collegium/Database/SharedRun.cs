namespace Collegium.Database;

/// <summary>
/// Work that needs doing once for all who asked before it began: whoever asks while a run waits for its turn shares it; one that has
/// begun may have missed what they did.
/// </summary>
internal sealed class SharedRun : IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private Task? _waiting;

    /// <summary>Ends when a run that begins from here on has ended, and fails as it does.</summary>
    public Task Next(Func<Task> work)
    {
        lock (_one)
        {
            // Not in the turn of the page that came first, whose own work may hold it up.
            return _waiting ??= Task.Run(() => InTurn(work));
        }
    }

    public void Dispose() => _one.Dispose();

    private async Task InTurn(Func<Task> work)
    {
        await _one.WaitAsync();
        try
        {
            lock (_one)
            {
                _waiting = null;
            }

            await work();
        }
        finally
        {
            _one.Release();
        }
    }
}
