using Microsoft.EntityFrameworkCore;

namespace Collegium.Database;

/// <summary>Calls what is due, one timer a transaction. On PostgreSQL any number of nodes sweep; a locked row is skipped.</summary>
public sealed partial class TimerSweep(IServiceScopeFactory scopes, TimeProvider clock, ILogger<TimerSweep> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(500);

    /// <summary>Set while the demo season is written: it sweeps by its own clock.</summary>
    public bool Paused { get; set; }

    /// <summary>Does everything due by now; answers how many.</summary>
    public async Task<int> RunDue()
    {
        var done = 0;
        while (await One())
        {
            done++;
        }

        return done;
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                if (!Paused)
                {
                    await RunDue();
                }
            }
            catch (Exception problem)
            {
                Failed(problem);
            }

            await Task.Delay(Pause, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task<bool> One()
    {
        await using var scope = scopes.CreateAsyncScope();
        var here = scope.ServiceProvider.GetRequiredService<Here>();
        here.Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        var now = clock.Now();
        if (!await db.Set<Timer>().IgnoreQueryFilters().AnyAsync(t => t.DueAt <= now))
        {
            return false;
        }

        var handlers = scope.ServiceProvider.GetServices<ITimerHandler>().ToDictionary(h => h.Kind);
        Guid? at = null;
        try
        {
            var found = await scope.ServiceProvider.GetRequiredService<Writing>().Run<bool>(async () =>
            {
                if (await Claim(db, now) is not { } timer)
                {
                    return false;
                }

                at = timer.Id;
                here.Enter(Actor.House(timer.ChapterId));
                db.Remove(timer);
                await handlers[timer.Kind].Due(timer);
                return true;
            });
            return found.Value;
        }
        catch (Exception problem) when (at is not null)
        {
            Failed(problem);
            await PutOff(at.Value, now);
            return true;
        }
    }

    private static async Task<Timer?> Claim(CollegiumDb db, DateTime now)
    {
        var due = db.IsPostgres
            ? db.Set<Timer>().FromSqlRaw("SELECT * FROM timers WHERE due_at <= {0} ORDER BY due_at LIMIT 1 FOR UPDATE SKIP LOCKED", now)
            : db.Set<Timer>().Where(t => t.DueAt <= now).OrderBy(t => t.DueAt).Take(1);
        return (await due.IgnoreQueryFilters().AsTracking().ToListAsync()).SingleOrDefault();
    }

    /// <summary>A timer that failed is tried again later and later, at most hourly.</summary>
    private async Task PutOff(Guid id, DateTime now)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        await scope.ServiceProvider.GetRequiredService<Writing>().Run<Done>(async () =>
        {
            if (await db.Set<Timer>().IgnoreQueryFilters().AsTracking().SingleOrDefaultAsync(t => t.Id == id) is { } timer)
            {
                timer.Failures++;
                timer.DueAt = now + TimeSpan.FromSeconds(Math.Min(3600, 5 << Math.Min(timer.Failures, 10)));
            }

            return Done.It;
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A timer failed")]
    private partial void Failed(Exception problem);
}
