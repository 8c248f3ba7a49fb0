using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Facts;
using Collegium.Identity;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Watches;

/// <summary>Before a request goes to another practice or is closed, what the stopwatches of the one that had it ran becomes their time.</summary>
internal sealed class EndWatches(CollegiumDb db, Billing billing, ClientsDoor clients, Promises promises, FactLog facts, TimeProvider clock)
{
    public async Task Run(Request request, string note)
    {
        var running = await db.Set<RunningWatch>().Where(w => w.RequestId == request.Id).OrderBy(w => w.StartedAt).ToListAsync();
        foreach (var watch in running)
        {
            await WriteDown(request, watch, note);
            db.Remove(watch);
        }
    }

    private async Task WriteDown(Request request, RunningWatch watch, string note)
    {
        var now = clock.Now();
        var ran = now - watch.StartedAt;
        if (ran.TotalMinutes > RecordTime.Most)
        {
            facts.Append("time.dropped", TellRequest.About(request), Sight.Practice, new { login = watch.LoginId, minutes = (long)ran.TotalMinutes });
            return;
        }

        var who = await db.Set<Login>().Where(l => l.Id == watch.LoginId).Select(l => l.PractitionerId).SingleOrDefaultAsync();
        var today = (await promises.Time((await clients.Find(request.ClientId!.Value))!.Zone)).Day(now);
        if (request.State == RequestState.Accepted)
        {
            request.State = RequestState.InWork;
            await promises.Keep(request, ClockKind.AtWork);
        }

        await billing.Enter(request, new WorkedTime(Math.Max(1, (int)Math.Ceiling(ran.TotalMinutes)), note, today, today, who ?? request.PractitionerId));
    }
}
