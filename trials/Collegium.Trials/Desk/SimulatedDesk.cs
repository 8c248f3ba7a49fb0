using Collegium.Database;
using Collegium.Desk;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Collegium.Trials.Desk;

/// <summary>
/// The real desk, with its own operations, deadlines and database, under a clock that goes from one event to the next. Nobody is written
/// to; what follows from facts happens when <see cref="React"/> is called.
/// </summary>
internal sealed class SimulatedDesk : IAsyncDisposable
{
    private readonly string _folder = Directory.CreateTempSubdirectory("collegium-trial-").FullName;
    private readonly WebApplication _app;
    private readonly HouseClock _clock;
    private readonly PriorityQueue<Func<Task>, (DateTime, long)> _coming = new();
    private long _order;

    private SimulatedDesk()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ApplicationName = "Collegium" });
        builder.Logging.SetMinimumLevel(LogLevel.Error);
        builder.Configuration["COLLEGIUM_DATABASE"] = $"Data Source={_folder}/desk.db";
        builder.AddCollegium();
        _app = builder.Build();
        _clock = _app.Services.GetRequiredService<HouseClock>();
    }

    public Guid Chapter { get; private set; }

    public DateTime Now => _clock.Now();

    private FactPump Pump => _app.Services.GetRequiredService<FactPump>();

    /// <summary>A chapter in Phoenix founded at an instant; what else there is, the caller writes.</summary>
    public static async Task<SimulatedDesk> Found(DateTime at, CharterRules rules, string zone = "America/Phoenix")
    {
        var desk = new SimulatedDesk();
        desk._clock.Hold(at);
        await DatabaseSetup.Prepare(desk._app.Services);
        desk.Chapter = (await desk.Do(s => s.GetRequiredService<GovernanceDoor>().Found(
            new NewChapter("Trial Cooperative", "Trial", zone, "USD", "602-555-0142", "desk@trial.example", "1 Copper Way", "Phoenix", 33.4484, -112.0740), rules),
            Actor.House(Guid.Empty))).Value;
        return desk;
    }

    public Actor As(Roles roles, Guid? practice = null, Guid? practitioner = null) =>
        new(Chapter, roles, "Somebody") { Practice = practice, Practitioner = practitioner, SignedInAt = Now };

    /// <summary>One operation in a write of its own, as the house or as somebody.</summary>
    public async Task<Result<T>> Do<T>(Func<IServiceProvider, Task<Result<T>>> work, Actor? actor = null)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor ?? Actor.House(Chapter));
        return await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => work(scope.ServiceProvider));
    }

    public async Task<T> Look<T>(Func<IServiceProvider, Task<T>> read)
    {
        await using var scope = _app.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Chapter));
        return await read(scope.ServiceProvider);
    }

    public Task<RequestStep> Look(Guid request) => Look(s => s.GetRequiredService<DeskSteps>().Look(request));

    public void At(DateTime when, Func<Task> what) => _coming.Enqueue(what, (when, _order++));

    /// <summary>Lets what follows from facts happen, letters aside.</summary>
    public Task React() => Pump.Drain(tell: false);

    /// <summary>Goes through all that comes; deadlines of the desk fall due at their own time in between.</summary>
    public async Task Pass()
    {
        while (_coming.TryDequeue(out var what, out var when))
        {
            await Turn(when.Item1);
            await what();
        }
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        Directory.Delete(_folder, recursive: true);
    }

    private async Task Turn(DateTime to)
    {
        var timers = _app.Services.GetRequiredService<TimerSweep>();
        while (await NextTimer() is { } due && due <= to)
        {
            Forward(due);
            await timers.RunDue();
        }

        Forward(to);
    }

    private void Forward(DateTime to)
    {
        if (to > Now)
        {
            _clock.Hold(to);
        }
    }

    private Task<DateTime?> NextTimer() =>
        Look(s => s.GetRequiredService<CollegiumDb>().Set<Database.Timer>().MinAsync(t => (DateTime?)t.DueAt));
}
