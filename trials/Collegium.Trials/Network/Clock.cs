using System.Diagnostics;
using System.Globalization;

namespace Collegium.Trials.Network;

/// <summary>Times a call, and says things.</summary>
internal static class Clock
{
    /// <summary>The median time of a call in milliseconds, after a few to warm up.</summary>
    public static double MedianMillis(Action call, int times = 9)
    {
        var millis = new double[times];
        for (var run = -3; run < times; run++)
        {
            var start = Stopwatch.GetTimestamp();
            call();
            if (run >= 0)
            {
                millis[run] = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
            }
        }

        Array.Sort(millis);
        return millis[times / 2];
    }

    public static void Say(FormattableString line) => Console.WriteLine(line.ToString(CultureInfo.InvariantCulture));
}
