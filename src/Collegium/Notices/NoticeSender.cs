using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Notices;

/// <summary>
/// Sends what waits, oldest first, outside any transaction; a failure is tried again later and later. One address gets no more than the flood
/// limits allow: the rest is kept back and then told together, in one.
/// </summary>
public sealed partial class NoticeSender(IServiceScopeFactory scopes, TimeProvider clock, NoticeCarrier carrier, ILogger<NoticeSender> log) : BackgroundService
{
    private const int MostAttempts = 8;

    private sealed record Claimed(Notice Notice, string Text, string Secret);

    /// <summary>Set by tests, which send by hand.</summary>
    public bool Paused { get; set; }

    /// <summary>Sends everything due by now; answers how many were tried.</summary>
    public async Task<int> SendDue()
    {
        var tried = 0;
        while (await One() is { } went)
        {
            tried += went ? 1 : 0;
        }

        return tried;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!Paused)
                {
                    await SendDue();
                }
            }
            catch (Exception problem)
            {
                Failed(problem);
            }

            await Task.Delay(TimeSpan.FromSeconds(1), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Null when nothing is due; true where one was tried, false where it was kept back.</summary>
    private async Task<bool?> One()
    {
        await using var scope = scopes.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Actor.House(Guid.Empty));
        var (db, writing) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<Writing>());
        if (await Waiting(db).OrderBy(n => n.NextTry).FirstOrDefaultAsync() is not { } first)
        {
            return null;
        }

        here.Enter(Actor.House(first.ChapterId));
        var claimed = (await writing.Run<Claimed?>(async () => await Claim(db, first))).Value;
        if (claimed is null)
        {
            return false;
        }

        var problem = await carrier.Send(claimed.Notice, claimed.Text, claimed.Secret);
        await writing.Run<Done>(async () =>
        {
            await db.Set<Notice>().Where(n => n.Id == claimed.Notice.Id || n.BundledInto == claimed.Notice.Id).ExecuteUpdateAsync(n => n
                .SetProperty(x => x.SentAt, problem is null ? clock.Now() : (DateTime?)null).SetProperty(x => x.Problem, problem)
                .SetProperty(x => x.Attempts, x => problem == NoticeCarrier.Gone ? MostAttempts : x.Attempts));
            if (problem == NoticeCarrier.Gone)
            {
                await db.Set<ContactWay>().Where(w => w.Id == claimed.Notice.WayId).ExecuteUpdateAsync(w => w.SetProperty(x => x.RemovedAt, clock.Now()));
                scope.ServiceProvider.GetRequiredService<FactLog>().Append("way.gone", new("way", claimed.Notice.WayId), Sight.Officers);
            }

            return Done.It;
        });
        return true;
    }

    private IQueryable<Notice> Waiting(CollegiumDb db)
    {
        var now = clock.Now();
        return db.Set<Notice>().IgnoreQueryFilters().AsNoTracking()
            .Where(n => n.SentAt == null && n.BundledInto == null && n.NextTry <= now && n.Attempts < MostAttempts);
    }

    /// <summary>The way's row is held, so that two nodes count what went to it one after the other.</summary>
    private async Task<Claimed?> Claim(CollegiumDb db, Notice first)
    {
        var now = clock.Now();
        if (await db.Locked<ContactWay>(first.WayId) is not { RemovedAt: null } way)
        {
            await db.Set<Notice>().Where(n => n.WayId == first.WayId && n.SentAt == null).ExecuteDeleteAsync();
            return null;
        }

        var due = await Waiting(db).Where(n => n.WayId == way.Id).OrderBy(n => n.At).ThenBy(n => n.Id).ToListAsync();
        if (due.Count == 0)
        {
            return null;
        }

        if (way.Kind != WayKind.Webhook)
        {
            var since = now - Flood.Longest;
            var went = await db.Set<Notice>().Where(n => n.Address == way.Address && n.TriedAt > since).Select(n => n.TriedAt!.Value).ToListAsync();
            if (Flood.NextFree(went, now) is var free && free > now)
            {
                Guid[] kept = [.. due.Select(n => n.Id)];
                await db.Set<Notice>().Where(n => kept.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.NextTry, free).SetProperty(x => x.HeldAt, now));
                return null;
            }
        }

        return await Take(db, way, due, now);
    }

    private static async Task<Claimed> Take(CollegiumDb db, ContactWay way, List<Notice> due, DateTime now)
    {
        var held = due.FindAll(n => n.HeldAt is not null);
        var lead = held.Count > 1 ? held[^1] : due[0];
        Guid[] others = held.Count > 1 ? [.. held.Where(n => n.Id != lead.Id).Select(n => n.Id)] : [];
        await db.Set<Notice>().Where(n => others.Contains(n.Id)).ExecuteUpdateAsync(n => n.SetProperty(x => x.BundledInto, lead.Id));
        var later = now + TimeSpan.FromMinutes(1 << Math.Min(lead.Attempts, 6));
        await db.Set<Notice>().Where(n => n.Id == lead.Id).ExecuteUpdateAsync(n => n
            .SetProperty(x => x.Attempts, lead.Attempts + 1).SetProperty(x => x.NextTry, later).SetProperty(x => x.TriedAt, now));
        var together = others.Length + await db.Set<Notice>().CountAsync(n => n.BundledInto == lead.Id && !others.Contains(n.Id));
        return new Claimed(lead, together > 0 ? $"{together + 1} alerts, the newest: {lead.Text}" : lead.Text, way.Secret);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Notices could not be sent")]
    private partial void Failed(Exception problem);
}
