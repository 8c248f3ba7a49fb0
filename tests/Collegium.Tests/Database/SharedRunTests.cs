using Collegium.Database;

namespace Collegium.Tests.Database;

/// <summary>Whoever asks is served by a run that began after they asked, and as few runs as that takes.</summary>
public sealed class SharedRunTests : IDisposable
{
    private readonly SharedRun _shared = new();
    private readonly Queue<TaskCompletionSource> _runs = new([new(), new(), new()]);
    private int _begun;

    public void Dispose() => _shared.Dispose();

    [Fact]
    public async Task Those_who_ask_during_a_run_share_the_next()
    {
        var first = _shared.Next(Work);
        await Begun(1);
        Task[] during = [_shared.Next(Work), _shared.Next(Work), _shared.Next(Work)];
        _runs.Dequeue().SetResult();
        await first;
        await Begun(2);
        Assert.All(during, asked => Assert.False(asked.IsCompleted));

        var later = _shared.Next(Work);
        _runs.Dequeue().SetResult();
        await Task.WhenAll(during);
        await Begun(3);
        Assert.False(later.IsCompleted);
        _runs.Dequeue().SetResult();
        await later;
        Assert.Equal(3, _begun);
    }

    [Fact]
    public async Task A_run_that_fails_fails_those_who_shared_it_and_nobody_after()
    {
        var failing = _shared.Next(Work);
        await Begun(1);
        var after = _shared.Next(Work);
        _runs.Dequeue().SetException(new IOException("The disk is gone."));
        await Assert.ThrowsAsync<IOException>(() => failing);
        await Begun(2);
        _runs.Dequeue().SetResult();
        await after;
    }

    private Task Work()
    {
        // It counts as begun once it has its task, so that the queue is free for the test.
        var run = _runs.Peek().Task;
        Interlocked.Increment(ref _begun);
        return run;
    }

    private async Task Begun(int runs)
    {
        for (var wait = 0; wait < 500 && Volatile.Read(ref _begun) < runs; wait++)
        {
            await Task.Delay(10);
        }

        Assert.Equal(runs, _begun);
    }
}
