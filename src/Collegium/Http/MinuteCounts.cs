using System.Collections.Concurrent;
using Collegium.Database;

namespace Collegium.Http;

/// <summary>Counts calls by caller in windows of one minute. Each node counts for itself: a limit guards, it doesn't bill.</summary>
public sealed class MinuteCounts(TimeProvider clock)
{
    private readonly Lock _turning = new();
    private ConcurrentDictionary<string, int> _counts = new();
    private long _minute;

    /// <summary>Counts one call; answers how many this minute, and the seconds left of it.</summary>
    public (int Count, int SecondsLeft) Count(string caller)
    {
        var now = clock.Now();
        var minute = now.Ticks / TimeSpan.TicksPerMinute;
        if (minute != Interlocked.Read(ref _minute))
        {
            lock (_turning)
            {
                if (minute != _minute)
                {
                    (_counts, _minute) = (new ConcurrentDictionary<string, int>(), minute);
                }
            }
        }

        return (_counts.AddOrUpdate(caller, 1, (_, n) => n + 1), 60 - now.Second);
    }
}
