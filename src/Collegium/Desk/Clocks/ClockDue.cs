using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Clocks;

/// <summary>A promise came near or was broken: a fact either way, never hidden.</summary>
internal sealed class ClockDue(CollegiumDb db, FactLog facts, TimeProvider clock) : ITimerHandler
{
    public string Kind => Promises.TimerKind;

    public async Task Due(Database.Timer timer)
    {
        if (await db.Set<Clock>().SingleOrDefaultAsync(c => c.Id == timer.About) is not { } due || await db.Locked<Request>(due.RequestId) is not { } request)
        {
            return;
        }

        await db.Entry(due).ReloadAsync();
        var now = clock.Now();
        if (due.State is ClockState.Running && now >= due.AtRiskAt && now < due.DueAt)
        {
            due.State = ClockState.AtRisk;
            facts.Append("promise.at-risk", TellRequest.About(request), Sight.Practice, new { due.Kind, due.DueAt });
            db.SetTimer(clock, Promises.TimerKind, due.Id, due.DueAt);
        }
        else if (due.State is ClockState.Running or ClockState.AtRisk && now >= due.DueAt)
        {
            (due.State, due.WasBroken) = (ClockState.Broken, true);
            facts.Append("promise.broken", TellRequest.About(request), Sight.Client | Sight.Practice, new { due.Kind, due.DueAt });
        }
    }
}
