namespace Collegium.Http;

/// <summary>What this process says of itself: whether it may be asked, and whether it shows the demo.</summary>
public sealed class Readiness
{
    private readonly TaskCompletionSource _opened = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private volatile bool _ready = true;
    private volatile bool _demo;

    /// <summary>False while the demo season is written; everything that needs the chapter answers 503.</summary>
    public bool Ready => _ready;

    /// <summary>Set by <c>--demo</c>: this machine itself isn't limited, and the sign-in page offers the demo's people.</summary>
    public bool Demo
    {
        get => _demo;
        set => _demo = value;
    }

    /// <summary>Ends once the house is open.</summary>
    public Task Opened => _ready ? Task.CompletedTask : _opened.Task;

    /// <summary>Called once, before the process listens.</summary>
    public void Close() => _ready = false;

    public void Open()
    {
        _ready = true;
        _opened.TrySetResult();
    }
}

/// <summary>Work in the background that begins when the house opens.</summary>
internal sealed class WhenOpen(BackgroundService work, Readiness readiness) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (readiness.Ready)
        {
            return work.StartAsync(cancellationToken);
        }

        _ = Later();
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => work.StopAsync(cancellationToken);

    private async Task Later()
    {
        await readiness.Opened;
        await work.StartAsync(CancellationToken.None);
    }
}
