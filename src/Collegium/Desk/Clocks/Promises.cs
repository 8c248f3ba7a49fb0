using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Clocks;

/// <summary>Starts, pauses and ends the promises of a request, in business time of the client's zone.</summary>
internal sealed class Promises(CollegiumDb db, PromiseTimes times, FactLog facts, TimeProvider clock)
{
    public const string TimerKind = "desk.clock";

    public Task<CharterRules> Rules() => times.Rules();

    public Task<BusinessTime> Time(ClientHours hours) => times.Of(hours);

    public async Task<DateTime> AnswerDue(Impact impact, ClientHours hours, DateTime from, Guid? contact = null) =>
        (await Time(hours)).Add(from, (await times.Minutes(ClockKind.Answer, impact, hours, contact))!.Value);

    /// <summary>The instant from which only the charter's share of the time is left.</summary>
    public async Task<DateTime> AtRisk(DateTime from, DateTime due, ClientHours hours)
    {
        var time = await Time(hours);
        var minutes = time.Minutes(from, due);
        return time.Add(from, minutes - (minutes * (await Rules()).AtRiskPercent / 100));
    }

    /// <summary>Starts a promise, or starts it anew where it was given before: one that was broken stays told. None starts where none is given.</summary>
    public async Task Start(Request request, ClockKind kind, DateTime from, DateTime due, DateTime atRisk)
    {
        if (request.NoPromise is not null)
        {
            return;
        }

        var started = (await All(request)).FirstOrDefault(c => c.Kind == kind);
        if (started is null)
        {
            db.AddAhead(started = new Clock { Id = clock.NewId(), RequestId = request.Id, Kind = kind });
        }

        (started.State, started.EndedAt, started.MinutesLeft) = (ClockState.Running, null, null);
        (started.StartedAt, started.DueAt, started.AtRiskAt) = (from, due, atRisk);
        db.SetTimer(clock, TimerKind, started.Id, atRisk);
        await Next(request);
    }

    /// <summary>Starts the promise to be at work, after somebody accepted.</summary>
    public Task StartAtWork(Request request, ClientHours hours) => StartNow(request, ClockKind.AtWork, hours);

    /// <summary>Starts a promise from now, where one of its kind is given at all.</summary>
    public async Task StartNow(Request request, ClockKind kind, ClientHours hours)
    {
        if (await times.Minutes(kind, request.Impact, hours, request.ContactId) is { } minutes)
        {
            var now = clock.Now();
            var due = (await Time(hours)).Add(now, minutes);
            await Start(request, kind, now, due, await AtRisk(now, due, hours));
        }
    }

    /// <summary>The client wrote while somebody has it: an answer is owed, from the first word that waits for one.</summary>
    public async Task ClientWrote(Request request, ClientHours hours)
    {
        await Resume(request, hours, PauseEnd.ClientWrote);
        if (!(await All(request)).Any(c => c is { Kind: ClockKind.NextAnswer, IsOpen: true }))
        {
            await StartNow(request, ClockKind.NextAnswer, hours);
        }
    }

    /// <summary>When silence after the completion counts as a yes: so many open days later.</summary>
    public async Task<DateTime> ConfirmDue(ClientHours hours, DateTime from)
    {
        var rules = await Rules();
        var lunch = rules is { LunchFrom: { } start, LunchTo: { } end } ? Math.Max(0, end - start) : 0;
        return (await Time(hours)).Add(from, rules.ConfirmDays * (rules.ClosesAt - rules.OpensAt - lunch));
    }

    /// <summary>Running clocks stand still, for a reason that is kept.</summary>
    public async Task Pause(Request request, ClientHours hours, PauseReason reason = PauseReason.Client, string words = "", DateTime? until = null)
    {
        if (request.PausedAt is not null)
        {
            return;
        }

        var (time, now) = (await Time(hours), clock.Now());
        foreach (var running in await Of(request, ClockState.Running, ClockState.AtRisk))
        {
            running.MinutesLeft = time.Minutes(now, running.DueAt);
            running.State = ClockState.Paused;
        }

        db.Add(new ClockPause
        {
            Id = clock.NewId(), RequestId = request.Id, Reason = reason, Words = words, ByName = db.Actor.Name, From = now, Until = until,
        });
        (request.NextDue, request.PausedAt) = (RequestTables.Never, now);
    }

    /// <summary>Paused clocks run on with the time they had left.</summary>
    public async Task Resume(Request request, ClientHours hours, PauseEnd because = PauseEnd.ClientWrote)
    {
        var (time, now) = (await Time(hours), clock.Now());
        await EndPause(request, because);
        foreach (var paused in await Of(request, ClockState.Paused))
        {
            paused.DueAt = time.Add(now, paused.MinutesLeft ?? 0);
            paused.AtRiskAt = await AtRisk(now, paused.DueAt, hours);
            (paused.State, paused.MinutesLeft) = (ClockState.Running, null);
            if (paused.Kind == ClockKind.Answer)
            {
                request.RespondBy = paused.DueAt;
            }

            db.SetTimer(clock, TimerKind, paused.Id, paused.AtRiskAt);
        }

        await Next(request);
    }

    /// <summary>
    /// Open promises take the time of the new impact: what became more urgent has it from now, or is due as before where that is
    /// sooner; what became less urgent has it from when it was promised.
    /// </summary>
    public async Task FollowImpact(Request request, Impact was, ClientHours hours)
    {
        var (time, now) = (await Time(hours), clock.Now());
        foreach (var open in await Of(request, ClockState.Running, ClockState.AtRisk, ClockState.Paused))
        {
            if (await times.Minutes(open.Kind, request.Impact, hours, request.ContactId) is not { } given
                || await times.Minutes(open.Kind, was, hours, request.ContactId) is not { } before || given == before)
            {
                continue;
            }

            if (open.State is ClockState.Paused)
            {
                open.MinutesLeft = given < before ? Math.Min(open.MinutesLeft ?? 0, given) : (open.MinutesLeft ?? 0) + given - before;
                continue;
            }

            var due = given < before ? time.Add(now, given) : time.Add(open.DueAt, given - before);
            open.DueAt = given < before && open.DueAt < due ? open.DueAt : due;
            (open.State, open.AtRiskAt) = (ClockState.Running, await AtRisk(now, open.DueAt, hours));
            if (open.Kind == ClockKind.Answer)
            {
                request.RespondBy = open.DueAt;
            }

            db.SetTimer(clock, TimerKind, open.Id, open.AtRiskAt);
        }

        await Next(request);
    }

    /// <summary>What was promised happened, in time or late.</summary>
    public async Task Keep(Request request, params ClockKind[] kinds)
    {
        foreach (var open in (await Of(request, ClockState.Running, ClockState.AtRisk, ClockState.Broken, ClockState.Paused)).Where(c => kinds.Contains(c.Kind)))
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

        await Next(request);
    }

    /// <summary>The work is said to be done: every promise of it is kept, in time or late.</summary>
    public async Task Fulfil(Request request)
    {
        await Keep(request, ClockKind.AtWork, ClockKind.NextAnswer, ClockKind.Resolution);
        await EndPause(request, PauseEnd.WorkEnded);
        request.NextDue = RequestTables.Never;
    }

    /// <summary>The request ended without it.</summary>
    public async Task Stop(Request request)
    {
        foreach (var open in await Of(request, ClockState.Running, ClockState.AtRisk, ClockState.Paused))
        {
            (open.State, open.EndedAt) = (ClockState.Stopped, clock.Now());
        }

        await EndPause(request, PauseEnd.WorkEnded);
        request.NextDue = RequestTables.Never;
    }

    public static int Minutes(ByImpact by, Impact impact) => impact switch
    {
        Impact.Stopped => by.Stopped,
        Impact.Hindered => by.Hindered,
        Impact.CanWait => by.CanWait,
    };

    private async Task EndPause(Request request, PauseEnd because)
    {
        if (request.PausedAt is null)
        {
            return;
        }

        request.PausedAt = null;
        var written = db.IsNew(request) ? [] : await db.Set<ClockPause>().Where(p => p.RequestId == request.Id && p.EndedAt == null).ToListAsync();
        foreach (var pause in written.Concat(db.Adding<ClockPause>().Where(p => p.RequestId == request.Id)))
        {
            (pause.EndedAt, pause.EndedBy) = (clock.Now(), because);
        }
    }

    /// <summary>The board goes by the nearest promise that is open.</summary>
    private async Task Next(Request request)
    {
        DateTime[] due = request.PausedAt is null ? [.. (await All(request)).Where(c => c.IsOpen).Select(c => c.DueAt)] : [];
        request.NextDue = due.Length > 0 ? due.Min() : RequestTables.Never;
    }

    private async Task<IEnumerable<Clock>> Of(Request request, params ClockState[] states) =>
        [.. (await All(request)).Where(c => c.EndedAt is null && states.Contains(c.State))];

    /// <summary>Also those of a request that is only being written.</summary>
    private async Task<IReadOnlyList<Clock>> All(Request request)
    {
        if (db.IsNew(request))
        {
            return [.. db.Adding<Clock>().Where(c => c.RequestId == request.Id)];
        }

        await db.Set<Clock>().Where(c => c.RequestId == request.Id).LoadAsync();
        return [.. db.Set<Clock>().Local.Where(c => c.RequestId == request.Id)];
    }
}
