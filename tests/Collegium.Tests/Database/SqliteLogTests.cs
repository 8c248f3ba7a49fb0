using System.Diagnostics;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using Microsoft.Win32.SafeHandles;

namespace Collegium.Tests.Database;

/// <summary>Nobody is told that something was written before it is on disk, and nobody else waits for the disk meanwhile.</summary>
public sealed class SqliteLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<bool> TogetherOrAlone => [true, false];

    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task Whoever_wrote_is_told_after_the_log_is_on_disk_and_the_gate_is_free_before(bool together)
    {
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog, SlowDisk>());
        var disk = (SlowDisk)world.Services.GetRequiredService<SqliteLog>();
        disk.Stop();
        var told = Write(world, together, "first");
        await disk.Asked.WaitAsync(Patience);
        await Commits(world, "first");
        var next = Write(world, together: false, "second");
        await Commits(world, "second");
        Assert.False(told.IsCompleted || next.IsCompleted);
        disk.Go();
        await Task.WhenAll(told, next);
    }

    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task A_refusal_too_waits_until_what_it_goes_by_is_on_disk(bool together)
    {
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog, SlowDisk>());
        var disk = (SlowDisk)world.Services.GetRequiredService<SqliteLog>();
        disk.Stop();
        var told = Write(world, together: false, "first");
        await disk.Asked.WaitAsync(Patience);
        await Commits(world, "first");
        var decided = new TaskCompletionSource();
        var refused = Write(world, together, "first", new Refusal("taken", "It is taken. Take another."), decided);
        await decided.Task.WaitAsync(Patience);
        await Task.Delay(100, TestContext.Current.CancellationToken);
        Assert.False(refused.IsCompleted);
        disk.Go();
        await Task.WhenAll(told, refused);
    }

    /// <summary>What the disk lost once, the system may have given up; nothing written after it would last either.</summary>
    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task A_write_the_disk_may_have_lost_is_not_told_as_done_and_is_the_last(bool together)
    {
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog, SlowDisk>());
        var disk = (SlowDisk)world.Services.GetRequiredService<SqliteLog>();
        disk.Stop();
        var told = Write(world, together, "first");
        await disk.Asked.WaitAsync(Patience);
        disk.Break();
        await Assert.ThrowsAsync<IOException>(() => told);
        Assert.StartsWith("The disk failed", (await Assert.ThrowsAsync<IOException>(() => Write(world, together, "second"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await Kept(world, "second"));
        Assert.True(world.Services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping.IsCancellationRequested);
    }

    [Fact]
    public async Task What_is_flushed_is_the_log_of_the_connection_that_writes()
    {
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog, SlowDisk>());
        await Write(world, together: false, "first");
        var disk = (SlowDisk)world.Services.GetRequiredService<SqliteLog>();
        var log = new FileInfo(await world.Look(db => Task.FromResult(db.Database.GetDbConnection().DataSource)) + "-wal");
        Assert.NotEqual(0, log.Length);
        Assert.Equal(log.Length, disk.Size);
    }

    /// <summary>The process before this one may have ended because the disk failed: what it left in the log is written anew.</summary>
    [Fact]
    public async Task What_is_in_the_log_is_taken_into_the_file_before_anybody_is_served()
    {
        await using var world = await World.Start(Engines.Sqlite);
        await Write(world, together: false, "first");
        await DatabaseSetup.Prepare(world.Services);
        Assert.Equal(0, new FileInfo(await world.Look(db => Task.FromResult(db.Database.GetDbConnection().DataSource)) + "-wal").Length);
        Assert.Equal(1, await Kept(world, "first"));
    }

    private static async Task Write(World world, bool together, string what, Refusal? refusal = null, TaskCompletionSource? decided = null)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        var (db, writing) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<Writing>());
        Task<Result<Done>> Work()
        {
            if (refusal is not null)
            {
                decided?.SetResult();
                return Task.FromResult<Result<Done>>(refusal);
            }

            db.Append(new StoredAnswer { Who = "log", Key = what, RequestHash = "", Status = 200, Body = "{}", At = World.Morning });
            return Task.FromResult<Result<Done>>(Done.It);
        }

        _ = together ? await writing.Add(Work) : await writing.Run(Work);
    }

    private static async Task Commits(World world, string what)
    {
        for (var since = Stopwatch.StartNew(); await Kept(world, what) == 0;)
        {
            Assert.True(since.Elapsed < Patience, "The gate was held while the disk wrote.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }
    }

    private static Task<int> Kept(World world, string what) => world.Look(db => db.Set<StoredAnswer>().CountAsync(a => a.Who == "log" && a.Key == what));

    /// <summary>A disk that answers when it is let.</summary>
    private sealed class SlowDisk(IHostApplicationLifetime life, ILogger<SqliteLog> log) : SqliteLog(life, log)
    {
        private TaskCompletionSource _asked = new();
        private TaskCompletionSource? _stopped;

        public Task Asked => _asked.Task;

        public void Stop() => (_asked, _stopped) = (new(), new());

        public void Go() => Release()?.TrySetResult();

        public void Break() => Release()?.SetException(new IOException("The disk is gone."));

        public long Size { get; private set; }

        protected override async Task ToDisk(SafeFileHandle file)
        {
            var stopped = _stopped?.Task ?? Task.CompletedTask;
            _asked.TrySetResult();
            await stopped;
            Size = RandomAccess.GetLength(file);
            await base.ToDisk(file);
        }

        private TaskCompletionSource? Release()
        {
            var stopped = _stopped;
            _stopped = null;
            return stopped;
        }
    }
}
