namespace Collegium.Facts;

/// <summary>Rung after each commit, here or (over LISTEN/NOTIFY) in another process; whoever waits for facts looks again.</summary>
public sealed class FactBell
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    /// <summary>Raised for commits of this process only, so that the others can be told.</summary>
    public event Action? RungHere;

    public void Ring()
    {
        Echo();
        RungHere?.Invoke();
    }

    /// <summary>Another process rang.</summary>
    public void Echo() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take this before you look, wait on it after: a ring in between is not missed.</summary>
    public Task Next => _next.Task;
}
