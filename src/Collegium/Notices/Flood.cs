namespace Collegium.Notices;

/// <summary>How many notices one address gets, so that a bad night doesn't make a phone useless.</summary>
public static class Flood
{
    private static readonly (int Most, TimeSpan Within)[] Limits =
        [(5, TimeSpan.FromMinutes(15)), (11, TimeSpan.FromHours(1)), (21, TimeSpan.FromHours(3))];

    public static readonly TimeSpan Longest = Limits[^1].Within;

    /// <summary>When the next may go, given when the last ones went; now where none of the limits is reached.</summary>
    public static DateTime NextFree(IReadOnlyCollection<DateTime> went, DateTime now)
    {
        var free = now;
        foreach (var (most, within) in Limits)
        {
            var lately = went.Where(w => w > now - within).OrderDescending().ToList();
            if (lately.Count >= most && lately[most - 1] + within > free)
            {
                free = lately[most - 1] + within;
            }
        }

        return free;
    }
}
