using Collegium.Database;
using Collegium.Facts;
using Collegium.Start;
using Collegium.Start.Demo;
using Microsoft.AspNetCore.Builder;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Npgsql;

namespace Collegium.Tests.Start;

/// <summary>The application with nothing in its database yet, to start demos in. Not served: the season is written before the door opens.</summary>
public sealed class DemoHouse : IAsyncDisposable
{
    public static readonly DateOnly Today = new(2026, 11, 17);

    internal static readonly Season Short = new(Days: 45, Requests: 40, LastDays: 6, LastMinutes: 4);

    private readonly string _folder = Directory.CreateTempSubdirectory("collegium-demo-").FullName;
    private readonly string? _postgres;
    private WebApplication _app;

    public DemoHouse(string engine)
    {
        if (engine == Engines.Postgres)
        {
            Assert.SkipWhen(Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
            _postgres = $"collegium_demo_{Guid.CreateVersion7():N}";
        }

        _app = Build();
    }

    public IServiceProvider Services => _app.Services;

    internal Task<Result<Done>> StartDemo() => Services.GetRequiredService<DemoStart>().Run(Today, Short);

    /// <summary>As <c>--demo</c> does it; ends when the process is told to stop.</summary>
    internal Task<int> Serve() => Commands.Run(_app, new Serve(true, Today) { Season = Short }, () =>
    {
        _app.Urls.Add("http://127.0.0.1:0");
        _app.UseCollegium();
    });

    public async Task<Uri> Listens()
    {
        var started = new TaskCompletionSource();
        _app.Lifetime.ApplicationStarted.Register(started.SetResult);
        await started.Task.WaitAsync(TimeSpan.FromSeconds(20));
        return new Uri(_app.Urls.First());
    }

    public void Stop() => _app.Lifetime.StopApplication();

    /// <summary>The process ends and another one starts on the same database.</summary>
    public async Task Restart()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        _app = Build();
    }

    public async Task<T> Look<T>(Func<IServiceProvider, CollegiumDb, Task<T>> read, Guid chapter = default)
    {
        await using var scope = Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        return await read(scope.ServiceProvider, scope.ServiceProvider.GetRequiredService<CollegiumDb>());
    }

    public async ValueTask DisposeAsync()
    {
        await _app.DisposeAsync();
        SqliteConnection.ClearAllPools();
        if (_postgres is not null)
        {
            NpgsqlConnection.ClearAllPools();
            await using var server = NpgsqlDataSource.Create(Engines.Server + ";Database=postgres");
            await using var drop = server.CreateCommand($"DROP DATABASE IF EXISTS {_postgres} WITH (FORCE)");
            await drop.ExecuteNonQueryAsync();
        }

        Directory.Delete(_folder, recursive: true);
    }

    private WebApplication Build()
    {
        var builder = WebApplication.CreateBuilder(new WebApplicationOptions { ContentRootPath = _folder });
        builder.Logging.SetMinimumLevel(LogLevel.Warning);
        builder.Configuration["COLLEGIUM_DATABASE"] = _postgres is null ? $"Data Source={_folder}/collegium.db" : $"{Engines.Server};Database={_postgres}";
        builder.AddCollegium();
        return builder.Build();
    }
}
