using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Clocks;

/// <summary>Starts, pauses and ends the promises of a request, in business time of the client's zone.</summary>
internal sealed class Promises(CollegiumDb db, GovernanceDoor governance, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "desk.clock";

    public Task<CharterRules> Rules() => governance.Rules();

    public async Task<BusinessTime> Time(string zone) => new(await governance.Rules(), zone);

    public async Task<DateTime> AnswerDue(Impact impact, string zone, DateTime from) =>
        (await Time(zone)).Add(from, Minutes((await governance.Rules()).AnswerMinutes, impact));

    /// <summary>The instant from which only the charter's share of the time is left.</summary>
    public async Task<DateTime> AtRisk(DateTime from, DateTime due, string zone)
    {
        var time = await Time(zone);
        var minutes = time.Minutes(from, due);
        return time.Add(from, minutes - (minutes * (await governance.Rules()).AtRiskPercent / 100));
    }

    /// <summary>Starts a promise, or starts it anew where it was given before: one that was broken stays told.</summary>
    public async Task Start(Request request, ClockKind kind, DateTime from, DateTime due, DateTime atRisk)
    {
        var started = (await All(request)).FirstOrDefault(c => c.Kind == kind);
        if (started is null)
        {
            db.Add(started = new Clock { Id = clock.NewId(), RequestId = request.Id, Kind = kind });
        }

        (started.State, started.EndedAt, started.MinutesLeft) = (ClockState.Running, null, null);
        (started.StartedAt, started.DueAt, started.AtRiskAt) = (from, due, atRisk);
        request.NextDue = due;
        db.SetTimer(clock, TimerKind, started.Id, atRisk);
    }

    /// <summary>Starts the promise to be at work, after somebody accepted.</summary>
    public async Task StartAtWork(Request request, string zone)
    {
        var now = clock.Now();
        var due = (await Time(zone)).Add(now, Minutes((await governance.Rules()).WorkMinutes, request.Impact));
        await Start(request, ClockKind.AtWork, now, due, await AtRisk(now, due, zone));
    }

    /// <summary>When silence after the completion counts as a yes: so many open days later.</summary>
    public async Task<DateTime> ConfirmDue(string zone, DateTime from)
    {
        var rules = await governance.Rules();
        return (await Time(zone)).Add(from, rules.ConfirmDays * (rules.ClosesAt - rules.OpensAt));
    }

    /// <summary>It is the client's turn: running clocks stand still.</summary>
    public async Task Pause(Request request, string zone)
    {
        var (time, now) = (await Time(zone), clock.Now());
        foreach (var running in await Of(request, ClockState.Running, ClockState.AtRisk))
        {
            running.MinutesLeft = time.Minutes(now, running.DueAt);
            running.State = ClockState.Paused;
        }

        (request.NextDue, request.PausedAt) = (RequestTables.Never, now);
    }

    /// <summary>The client answered: paused clocks run on with the time they had left.</summary>
    public async Task Resume(Request request, string zone)
    {
        var (time, now) = (await Time(zone), clock.Now());
        request.PausedAt = null;
        foreach (var paused in await Of(request, ClockState.Paused))
        {
            paused.DueAt = time.Add(now, paused.MinutesLeft ?? 0);
            paused.AtRiskAt = await AtRisk(now, paused.DueAt, zone);
            (paused.State, paused.MinutesLeft) = (ClockState.Running, null);
            request.NextDue = paused.DueAt;
            if (paused.Kind == ClockKind.Answer)
            {
                request.RespondBy = paused.DueAt;
            }

            db.SetTimer(clock, TimerKind, paused.Id, paused.AtRiskAt);
        }
    }

    /// <summary>What was promised happened, in time or late.</summary>
    public async Task Keep(Request request, ClockKind kind)
    {
        foreach (var open in (await Of(request, ClockState.Running, ClockState.AtRisk, ClockState.Broken, ClockState.Paused)).Where(c => c.Kind == kind))
        {
            var now = clock.Now();
            open.EndedAt = now;
            var late = now > open.DueAt && open.State != ClockState.Paused;
            open.WasBroken |= late;
            open.State = late ? ClockState.Broken : ClockState.Kept;
            facts.Append(
                late ? "promise.kept-late" : "promise.kept", TellRequest.About(request), Sight.Client | Sight.Practice,
                new { open.Kind, open.DueAt });
        }

        request.NextDue = RequestTables.Never;
    }

    /// <summary>The request ended without it.</summary>
    public async Task Stop(Request request)
    {
        foreach (var open in await Of(request, ClockState.Running, ClockState.AtRisk, ClockState.Paused))
        {
            (open.State, open.EndedAt) = (ClockState.Stopped, clock.Now());
        }

        request.NextDue = RequestTables.Never;
    }

    public static int Minutes(ByImpact by, Impact impact) => impact switch
    {
        Impact.Stopped => by.Stopped,
        Impact.Hindered => by.Hindered,
        Impact.CanWait => by.CanWait,
    };

    private async Task<IEnumerable<Clock>> Of(Request request, params ClockState[] states) =>
        [.. (await All(request)).Where(c => c.EndedAt is null && states.Contains(c.State))];

    /// <summary>Also those of a request that is only being written.</summary>
    private async Task<IReadOnlyList<Clock>> All(Request request)
    {
        if (db.Entry(request).State == EntityState.Added)
        {
            return [.. db.Adding<Clock>().Where(c => c.RequestId == request.Id)];
        }

        await db.Set<Clock>().Where(c => c.RequestId == request.Id).LoadAsync();
        return [.. db.Set<Clock>().Local.Where(c => c.RequestId == request.Id)];
    }
}
