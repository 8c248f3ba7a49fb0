using System.Linq.Expressions;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

/// <summary>
/// Starts an alert when a request came while the desk is closed, or nobody took it; ends it when somebody has it or it is over. Who has
/// left is called no more, and their promise counts no more.
/// </summary>
internal sealed class RequestMoved(CollegiumDb db, GovernanceDoor governance, AlertRun run, Notices.NoticeBox notices, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(1);

    private static readonly string[] Kinds =
    [
        "request.told", "request.teller-confirmed", "request.steward-called", "request.nobody-yet", "request.question-asked", "request.question-answered",
        "request.refused", "request.withdrawn", "offer.made", "offer.accepted",
    ];

    private readonly Dictionary<Guid, Seen> _seen = [];

    private sealed record Seen(Request Request, bool Runs, bool Policy);

    /// <summary>Requests of this batch that need no alert and have none.</summary>
    private readonly HashSet<Guid> _quiet = [];
    private bool _isQuiet;

    public string Name => "desk.alerts";

    public bool OnlyAdds => _isQuiet;

    public bool Wants(string kind) => Kinds.Contains(kind) || kind == "practitioner.left";

    public async Task Prepare(IReadOnlyList<Fact> batch)
    {
        Guid[] ids = [.. batch.Select(f => f.RequestId).OfType<Guid>().Distinct()];
        if (ids.Length == 0)
        {
            return;
        }

        var running = await db.Set<Alert>().Where(a => ids.Contains(a.RequestId) && a.EndedAt == null).Select(a => a.RequestId).ToListAsync();
        if (!await db.Set<AlertPolicy>().AnyAsync())
        {
            _quiet.UnionWith(ids.Except(running));
        }
        else if (await IsOpen())
        {
            // By day, what was only told and put to somebody starts none.
            _quiet.UnionWith(ids.Except(running).Except(batch.Where(f => f.Kind is not ("request.told" or "offer.made")).Select(f => f.RequestId).OfType<Guid>()));
        }

        Guid[] left = [.. ids.Except(_quiet)];
        _isQuiet = left.Length == 0 && !batch.Any(f => f.Kind == "practitioner.left");
        foreach (var look in left.Length == 0 ? [] : await Look(r => left.Contains(r.Id)).ToListAsync())
        {
            _seen[look.Request.Id] = look;
        }
    }

    public async Task React(Fact fact)
    {
        if (fact.Kind == "practitioner.left")
        {
            await Left(fact.AboutId);
            return;
        }

        if (fact.RequestId is not { } id || clock.Now() - fact.At > Stale || !(await governance.Chapter()).Open || !await Matters(id)
            || await db.Locked<Request>(id) is not { } request)
        {
            return;
        }

        var alert = await run.Running(id);
        if (!AlertRun.Needs(request))
        {
            if (alert is not null)
            {
                run.End(alert, request.PractitionerId is null ? "closed" : "taken");
                await db.SaveChangesAsync();
            }
        }
        else if (alert is null && await Why(request) is { } because)
        {
            await run.Start(request, because);
            await db.SaveChangesAsync();
        }
    }

    /// <summary>
    /// Looked at before anything is held, once a request and batch: by day nearly nothing that happens starts or ends an alert, and what
    /// changes after this look comes with a fact of its own.
    /// </summary>
    private async Task<bool> Matters(Guid request)
    {
        if (_quiet.Contains(request))
        {
            return false;
        }

        var matters = (_seen.GetValueOrDefault(request) ?? await Look(r => r.Id == request).SingleOrDefaultAsync()) is { } seen
            && (seen.Runs || (seen.Policy && AlertRun.Needs(seen.Request) && await Why(seen.Request) is not null));
        if (!matters)
        {
            _quiet.Add(request);
        }

        return matters;
    }

    private IQueryable<Seen> Look(Expression<Func<Request, bool>> which) => db.Set<Request>().AsNoTracking().Where(which)
        .Select(r => new Seen(r, db.Set<Alert>().Any(a => a.RequestId == r.Id && a.EndedAt == null), db.Set<AlertPolicy>().Any()));

    private async Task<string?> Why(Request request)
    {
        if (request.State == RequestState.NobodyYet)
        {
            return "nobody";
        }

        return await IsOpen() ? null : "closed";
    }

    private async Task<bool> IsOpen() => new BusinessTime(await governance.Rules(), (await governance.Chapter()).Zone).IsOpen(clock.Now());

    private async Task Left(Guid person)
    {
        await notices.Forget(person);
        foreach (var promised in await db.Set<Alert>().Where(a => a.PromisedBy == person && a.State == AlertState.Promised).Select(a => new { a.Id, a.RequestId }).ToListAsync())
        {
            if (await db.Locked<Request>(promised.RequestId) is { } request && await run.Running(request.Id) is { State: AlertState.Promised } alert)
            {
                await run.Again(alert, request, "left");
            }
        }
    }
}
