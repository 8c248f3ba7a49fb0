namespace Collegium.Http;

/// <summary>What this process says of itself: whether it may be asked, and whether it shows the demo.</summary>
public sealed class Readiness
{
    private readonly List<Func<Task>> _first = [];
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

    /// <summary>Called once, before the process listens.</summary>
    public void Close() => _ready = false;

    /// <summary>What is done just before the house opens.</summary>
    public void First(Func<Task> work) => _first.Add(work);

    public async Task Open()
    {
        foreach (var work in _first)
        {
            await work();
        }

        _first.Clear();
        _ready = true;
    }
}

/// <summary>Work that needs the database begins when the house opens, not when the process listens.</summary>
internal sealed class WhenOpen(IHostedService work, Readiness readiness) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken)
    {
        if (readiness.Ready)
        {
            return work.StartAsync(cancellationToken);
        }

        readiness.First(() => work.StartAsync(CancellationToken.None));
        return Task.CompletedTask;
    }

    public Task StopAsync(CancellationToken cancellationToken) => work.StopAsync(cancellationToken);
}
