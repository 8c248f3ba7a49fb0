namespace Collegium.Database;

/// <summary>The house's clock. The demo season turns it by hand; otherwise it is the machine's, plus a fixed offset.</summary>
public sealed class HouseClock : TimeProvider
{
    private DateTimeOffset? _held;
    private TimeSpan _offset;

    public override DateTimeOffset GetUtcNow() => _held ?? System.GetUtcNow() + _offset;

    /// <summary>Holds the clock still at an instant, until the next call or <see cref="Release"/>.</summary>
    public void Hold(DateTime utc) => _held = new DateTimeOffset(DateTime.SpecifyKind(utc, DateTimeKind.Utc));

    /// <summary>Lets time run again, from where it is now when <paramref name="fromHere"/>, else with the machine's clock.</summary>
    public void Release(bool fromHere)
    {
        _offset = fromHere && _held is { } at ? at - System.GetUtcNow() : TimeSpan.Zero;
        _held = null;
    }
}

public static class ClockReading
{
    /// <summary>Now in UTC, cut to the microsecond both databases keep.</summary>
    public static DateTime Now(this TimeProvider clock)
    {
        var now = clock.GetUtcNow().UtcDateTime;
        return now.AddTicks(-(now.Ticks % TimeSpan.TicksPerMicrosecond));
    }

    /// <summary>A new row's id: version 7, so that rows made later sort later.</summary>
    public static Guid NewId(this TimeProvider clock) => Guid.CreateVersion7(clock.GetUtcNow());
}
