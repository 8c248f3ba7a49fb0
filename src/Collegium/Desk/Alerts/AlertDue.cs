using Collegium.Database;
using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

/// <summary>A level has had its time, or a promised time has come.</summary>
internal sealed class AlertDue(CollegiumDb db, AlertRun run) : ITimerHandler
{
    public string Kind => AlertRun.TimerKind;

    public async Task Due(Database.Timer timer)
    {
        var about = await db.Set<Alert>().Where(a => a.Id == timer.About && a.EndedAt == null).Select(a => a.RequestId).SingleOrDefaultAsync();
        if (about == Guid.Empty || await db.Locked<Request>(about) is not { } request || await db.Locked<Alert>(timer.About) is not { EndedAt: null, NextAt: { } next } alert
            || timer.DueAt < next)
        {
            return;
        }

        if (!AlertRun.Needs(request))
        {
            run.End(alert, "taken");
        }
        else if (alert.State == AlertState.Promised)
        {
            await run.Again(alert, request, "late");
        }
        else
        {
            await run.GoOn(alert, request);
        }
    }
}
