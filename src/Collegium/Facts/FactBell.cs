namespace Collegium.Facts;

/// <summary>Rung after each commit of this process; whoever waits for facts looks again. What another wrote is seen by looking now and then.</summary>
public sealed class FactBell
{
    private volatile TaskCompletionSource _next = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public void Ring() => Interlocked.Exchange(ref _next, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();

    /// <summary>Take this before you look, wait on it after: a ring in between is not missed.</summary>
    public Task Next => _next.Task;
}
