using System.Diagnostics;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Database;

/// <summary>Nobody is told that something was written before it is on disk, and nobody else waits for the disk meanwhile.</summary>
public sealed class SqliteLogTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    public static TheoryData<bool> TogetherOrAlone => [true, false];

    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task Whoever_wrote_is_told_after_the_log_is_on_disk_and_the_gate_is_free_before(bool together)
    {
        var disk = new SlowDisk();
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog>(disk));
        disk.Stop();
        var told = Write(world, together, "first");
        await disk.Asked.WaitAsync(Patience);
        Assert.Equal(1, await Kept(world, "first"));
        var next = Write(world, together: false, "second");
        for (var since = Stopwatch.StartNew(); await Kept(world, "second") == 0;)
        {
            Assert.True(since.Elapsed < Patience, "The gate was held while the disk wrote.");
            await Task.Delay(5, TestContext.Current.CancellationToken);
        }

        Assert.False(told.IsCompleted || next.IsCompleted);
        disk.Go();
        await Task.WhenAll(told, next);
    }

    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task A_refusal_too_waits_until_what_it_goes_by_is_on_disk(bool together)
    {
        var disk = new SlowDisk();
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog>(disk));
        disk.Stop();
        var told = Write(world, together: false, "first");
        await disk.Asked.WaitAsync(Patience);
        var refused = Write(world, together, "first", new Refusal("taken", "It is taken. Take another."));
        await Task.Delay(200, TestContext.Current.CancellationToken);
        Assert.False(refused.IsCompleted);
        disk.Go();
        await Task.WhenAll(told, refused);
    }

    /// <summary>What the disk lost once, the system may have given up; nothing written after it would last either.</summary>
    [Theory, MemberData(nameof(TogetherOrAlone))]
    public async Task A_write_the_disk_may_have_lost_is_not_told_as_done_and_is_the_last(bool together)
    {
        var disk = new SlowDisk();
        await using var world = await World.Start(Engines.Sqlite, also: services => services.AddSingleton<SqliteLog>(disk));
        disk.Stop();
        var told = Write(world, together, "first");
        await disk.Asked.WaitAsync(Patience);
        disk.Break();
        await Assert.ThrowsAsync<IOException>(() => told);
        Assert.StartsWith("The disk failed", (await Assert.ThrowsAsync<IOException>(() => Write(world, together, "second"))).Message, StringComparison.Ordinal);
        Assert.Equal(0, await Kept(world, "second"));
        using var http = new HttpClient { BaseAddress = world.Url };
        Assert.Equal(System.Net.HttpStatusCode.ServiceUnavailable, (await http.GetAsync("/readyz", TestContext.Current.CancellationToken)).StatusCode);
    }

    /// <summary>The real one: the log lies beside the database, wherever that was said to be.</summary>
    [Fact]
    public async Task The_log_of_the_connection_that_writes_is_flushed_where_it_lies()
    {
        await using var world = await World.Start(Engines.Sqlite);
        var log = world.Services.GetRequiredService<SqliteLog>();
        Assert.True(Path.IsPathRooted(log.File) && File.Exists(log.File), log.File);
        await log.Flushed();
        log.File += "-elsewhere";
        await Assert.ThrowsAsync<FileNotFoundException>(() => Write(world, together: false, "first"));
    }

    private static async Task Write(World world, bool together, string what, Refusal? refusal = null)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        var (db, writing) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<Writing>());
        Task<Result<Done>> Work()
        {
            if (refusal is not null)
            {
                return Task.FromResult<Result<Done>>(refusal);
            }

            db.Append(new StoredAnswer { Who = "log", Key = what, RequestHash = "", Status = 200, Body = "{}", At = World.Morning });
            return Task.FromResult<Result<Done>>(Done.It);
        }

        _ = together ? await writing.Add(Work) : await writing.Run(Work);
    }

    private static Task<int> Kept(World world, string what) => world.Look(db => db.Set<StoredAnswer>().CountAsync(a => a.Who == "log" && a.Key == what));

    /// <summary>A disk that answers when it is let.</summary>
    private sealed class SlowDisk : SqliteLog
    {
        private TaskCompletionSource _asked = new();
        private TaskCompletionSource? _stopped;

        public Task Asked => _asked.Task;

        public void Stop() => (_asked, _stopped) = (new(), new());

        public void Go() => Release()?.TrySetResult();

        public void Break() => Release()?.SetException(new IOException("The disk is gone."));

        protected override async Task ToDisk(string file)
        {
            var stopped = _stopped?.Task ?? Task.CompletedTask;
            _asked.TrySetResult();
            await stopped;
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
