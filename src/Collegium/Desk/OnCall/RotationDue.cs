using Collegium.Database;

namespace Collegium.Desk.OnCall;

/// <summary>Daily, and whenever a shift ends: counts what is over and looks for gaps ahead.</summary>
internal sealed class RotationDue(CollegiumDb db, OnCallBook book, CountShifts counting, FindGaps gaps, TimeProvider clock) : ITimerHandler
{
    public const string TimerKind = "desk.rotation";

    public string Kind => TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await book.Hold(timer.About, clock.Now()) is not { } planned)
        {
            return;
        }

        await counting.Ended(planned.Rotation);
        await gaps.Run(planned);
        db.SetTimer(clock, TimerKind, planned.Rotation.Id, Next(planned));
    }

    private DateTime Next(Planned planned)
    {
        var now = clock.Now();
        return planned.Plan.Between(now, now.AddDays(1))[0].To;
    }
}
