using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

/// <summary>Carries an alert from level to level. The caller holds the request, then the alert; each step sets the timer for the next.</summary>
internal sealed class AlertRun(CollegiumDb db, Targets targets, AlertCalls calls, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "desk.alert";

    public async Task<Alert?> Running(Guid request)
    {
        var id = await db.Set<Alert>().Where(a => a.RequestId == request && a.EndedAt == null).Select(a => a.Id).SingleOrDefaultAsync();
        return id == Guid.Empty ? null : await db.Locked<Alert>(id) is { EndedAt: null } running ? running : null;
    }

    /// <summary>False where the chapter has said nothing about whom to call.</summary>
    public async Task<bool> Start(Request request, string because)
    {
        if (await db.Set<AlertPolicy>().AsNoTracking().SingleOrDefaultAsync() is not { } policy)
        {
            return false;
        }

        var alert = new Alert { Id = clock.NewId(), RequestId = request.Id, Because = because, Policy = policy.Rules, StartedAt = clock.Now() };
        db.Add(alert);
        Tell("alert.started", alert, new { because });
        await GoOn(alert, request);
        return true;
    }

    /// <summary>Calls the next level that has anybody; begins again after the last, work that has stopped without end.</summary>
    public async Task GoOn(Alert alert, Request request)
    {
        var (rules, impact) = (PolicyRules.Read(alert.Policy), request.Impact);
        if (alert.Level >= rules.Levels.Count)
        {
            if (impact != Impact.Stopped && alert.Round >= rules.Repeats)
            {
                (alert.State, alert.NextAt) = (AlertState.Exhausted, null);
                Tell("alert.exhausted", alert, new { alert.Round });
                await calls.ToStewards(alert, request);
                return;
            }

            (alert.Level, alert.Round) = (0, alert.Round + 1);
        }

        for (; alert.Level < rules.Levels.Count; alert.Level++)
        {
            var people = await targets.Of(rules.Levels[alert.Level]);
            if (people.Count > 0)
            {
                alert.Call(people.Select(p => p.Id));
                Tell("alert.level-called", alert, new { level = alert.Level + 1, alert.Round, people = people.Select(p => p.Id) });
                await calls.To(people, alert, request);
                alert.Level++;
                break;
            }

            Tell("alert.level-skipped", alert, new { level = alert.Level + 1, alert.Round });
        }

        Wait(alert, clock.Now().AddMinutes(Promises.Minutes(rules.Waits, impact)));
    }

    public void Promise(Alert alert, Guid by, int minutes)
    {
        var at = clock.Now().AddMinutes(minutes);
        (alert.Moved, alert.State, alert.PromisedBy, alert.PromisedAt) = (alert.State == AlertState.Promised, AlertState.Promised, by, at);
        Tell("alert.acknowledged", alert, new { by, at });
        Wait(alert, at);
    }

    /// <summary>Nobody accepted by the promised time, or whoever promised is gone: everybody is called from the beginning.</summary>
    public async Task Again(Alert alert, Request request, string because)
    {
        Tell("alert.promise-missed", alert, new { by = alert.PromisedBy, because });
        (alert.State, alert.PromisedBy, alert.PromisedAt, alert.Level, alert.Round) = (AlertState.Calling, null, null, 0, alert.Round + 1);
        await GoOn(alert, request);
    }

    public void End(Alert alert, string because)
    {
        (alert.State, alert.EndedAt, alert.NextAt) = (AlertState.Over, clock.Now(), null);
        Tell("alert.ended", alert, new { because });
    }

    /// <summary>Somebody is needed as long as nobody has accepted and it isn't the client's turn.</summary>
    public static bool Needs(Request request) => request is { ClientId: not null, State: RequestState.New or RequestState.Asked or RequestState.NobodyYet };

    private void Wait(Alert alert, DateTime until)
    {
        alert.NextAt = until;
        db.SetTimer(clock, TimerKind, alert.Id, until);
    }

    private void Tell(string kind, Alert alert, object data) =>
        facts.Append(kind, new("alert", alert.Id) { Request = alert.RequestId }, Sight.Officers, data);
}
