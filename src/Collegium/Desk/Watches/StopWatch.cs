using Collegium.Database;
using Collegium.Desk.Work;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Watches;

/// <summary>Stops one's stopwatch: what it ran becomes time on the request, a begun minute as a whole one.</summary>
internal sealed class StopWatch(CollegiumDb db, RecordTime record, TimeProvider clock)
{
    public static readonly Refusal None = new("watch.none", "No stopwatch of yours is running. Start one on the request you work on.");

    public static Refusal TooLong(int hours) => new(
        "watch.too-long", $"It ran for {hours} hours, which is no day’s work. Throw it away and write the minutes down by hand.");

    public async Task<Result<TimeRecorded>> Run(string? note)
    {
        if (await Mine() is not { } watch)
        {
            return None;
        }

        var ran = clock.Now() - watch.StartedAt;
        if (ran.TotalMinutes > RecordTime.Most)
        {
            return TooLong((int)ran.TotalHours);
        }

        var recorded = await record.Run(watch.RequestId, new TimeInput(Math.Max(1, (long)Math.Ceiling(ran.TotalMinutes)), note));
        if (!recorded.Refused)
        {
            await db.SaveChangesAsync();
            db.Remove(watch);
        }

        return recorded;
    }

    /// <summary>Throws it away; no time is written down.</summary>
    public async Task<Result<Done>> Drop()
    {
        if (await Mine() is not { } watch)
        {
            return None;
        }

        db.Remove(watch);
        return Done.It;
    }

    private async Task<RunningWatch?> Mine() => db.Actor.Login is { } me ? await db.Set<RunningWatch>().SingleOrDefaultAsync(w => w.LoginId == me) : null;
}
