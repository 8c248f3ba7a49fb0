namespace Collegium.Http;

/// <summary>What this process says of itself: whether it may be asked, and whether it shows the demo.</summary>
public sealed class Readiness
{
    private volatile bool _ready = true;
    private volatile bool _demo;

    /// <summary>False while the demo season is written; <c>/readyz</c> answers 503.</summary>
    public bool Ready
    {
        get => _ready;
        set => _ready = value;
    }

    /// <summary>Set by <c>--demo</c>: this machine itself isn't limited, and the sign-in page offers the demo's people.</summary>
    public bool Demo
    {
        get => _demo;
        set => _demo = value;
    }
}
