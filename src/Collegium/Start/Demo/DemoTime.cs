using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Start.Demo;

/// <summary>
/// Turns the clock from one thing that happens to the next. In between, promises and deadlines fall due at their own time,
/// and every third day the reactions read what happened.
/// </summary>
internal sealed class DemoTime(IServiceScopeFactory scopes, HouseClock clock, TimerSweep timers, FactPump pump)
{
    private readonly PriorityQueue<Func<Task>, (DateTime, long)> _coming = new();
    private DateTime _until;
    private DateTime _read;
    private long _order;
    private bool _telling;

    public DateTime Now => clock.Now();

    public void Until(DateTime until) => _until = until;

    /// <summary>What lies beyond the season's end has not happened yet.</summary>
    public void At(DateTime when, Func<Task> what)
    {
        if (when <= _until)
        {
            _coming.Enqueue(what, (when, _order++));
        }
    }

    public async Task Pass()
    {
        while (_coming.TryDequeue(out var what, out var when))
        {
            await Turn(when.Item1);
            await what();
        }

        await Turn(_until);
    }

    public async Task Settle()
    {
        await timers.RunDue();
        await pump.Drain();
    }

    /// <summary>One operation in a write of its own, by somebody, as over the API.</summary>
    public async Task<Result<T>> Do<T>(Actor actor, Func<IServiceProvider, Task<Result<T>>> step)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor with { SignedInAt = clock.Now() });
        return await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => step(scope.ServiceProvider));
    }

    public async Task<T> Look<T>(Actor actor, Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor);
        return await read(scope.ServiceProvider);
    }

    private async Task Turn(DateTime to)
    {
        while (await NextTimer() is { } due && due <= to)
        {
            Forward(due);
            await timers.RunDue();
        }

        Forward(to);
        if (to - _read > TimeSpan.FromHours(70))
        {
            _read = to;
            await React(to);
        }
    }

    /// <summary>Letters are written of the last days only: nobody needs those of eighteen months.</summary>
    private async Task React(DateTime to)
    {
        if (!_telling && to > _until.AddDays(-7))
        {
            _telling = true;
            await pump.PassOver();
        }

        await pump.Drain(_telling);
    }

    private void Forward(DateTime to)
    {
        if (to > clock.Now())
        {
            clock.Hold(to);
        }
    }

    private async Task<DateTime?> NextTimer()
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        return await scope.ServiceProvider.GetRequiredService<CollegiumDb>().Set<Database.Timer>().IgnoreQueryFilters().MinAsync(t => (DateTime?)t.DueAt);
    }
}
