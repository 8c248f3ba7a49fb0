namespace Collegium.Start;

/// <summary>Whether this process may be sent visitors: not before its database is complete.</summary>
public sealed class Readiness
{
    private volatile bool _complete;

    public bool IsComplete => _complete;

    public void Complete() => _complete = true;
}
