using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;
using Npgsql;

namespace Collegium.Tests.Facts;

/// <summary>Nothing can appear behind a reader's back, and what was written stays as it was.</summary>
public sealed class FactFenceTests
{
    [Fact]
    public async Task An_older_write_that_commits_later_is_not_skipped()
    {
        await using var world = await World.Start(Engines.Postgres);
        await using var older = await Open.Begin(world);
        await using var newer = await Open.Begin(world);
        await using var reader = await Open.Begin(world);
        var start = await reader.Db.End();

        await older.Append("fence.older");
        await newer.Append("fence.newer");
        await newer.Commit();
        var early = await Read(world, start);
        await older.Commit();
        await reader.Commit();

        var late = await Read(world, early.Count == 0 ? start : early[^1].At());
        Assert.Equal(["fence.newer", "fence.older"], early.Concat(late).Select(f => f.Kind).Order());
        Assert.Empty(early); // The fence held the newer fact back while the older was open.
    }

    [Fact]
    public async Task What_is_older_than_every_open_write_is_read_however_many_are_open()
    {
        await using var world = await World.Start(Engines.Postgres);
        var start = await world.Look(db => db.End());
        await using var done = await Open.Begin(world);
        await done.Append("fence.done");
        await done.Commit();
        await using var one = await Open.Begin(world);
        await one.Append("fence.one");
        await using var two = await Open.Begin(world);
        await two.Append("fence.two");

        Assert.Equal("fence.done", Assert.Single(await Read(world, start)).Kind);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Facts_of_one_write_stand_in_the_order_they_happened(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do<int>(async s =>
        {
            var (log, db) = (s.GetRequiredService<FactLog>(), s.GetRequiredService<CollegiumDb>());
            var step = 0;
            foreach (var few in new[] { 6, 9, 4 })
            {
                for (var i = 0; i < few; i++)
                {
                    log.Append("fence.step", new("chapter", new Guid(++step, 0, 0, new byte[8])), Sight.Members);
                    db.Add(new Collegium.Database.Timer { Id = Guid.CreateVersion7(), Kind = "none", About = Guid.CreateVersion7(), DueAt = World.Morning.AddYears(9) });
                }

                await db.SaveChangesAsync();
            }

            return 0;
        });

        var steps = await world.Look(db => db.Set<Fact>().Where(f => f.Kind == "fence.step").OrderBy(f => f.Seq).Select(f => f.AboutId).ToListAsync());
        Assert.Equal(steps.Order(), steps);
        Assert.Equal(19, steps.Count);
    }

    [Fact]
    public async Task A_write_in_another_database_holds_nobody_back()
    {
        await using var world = await World.Start(Engines.Postgres);
        await using var other = NpgsqlDataSource.Create(Engines.Server + ";Database=postgres");
        await using var elsewhere = await other.OpenConnectionAsync();
        await using var writing = await elsewhere.BeginTransactionAsync();
        await using var number = new NpgsqlCommand("CREATE TEMP TABLE elsewhere (n int); SELECT pg_current_xact_id()", elsewhere);
        await number.ExecuteNonQueryAsync();

        var start = await world.Look(db => db.End());
        await using var open = await Open.Begin(world);
        await open.Append("fence.here");
        await open.Commit();
        Assert.Single(await Read(world, start));
    }

    [Fact]
    public async Task What_is_kept_in_memory_hears_of_a_commit_at_once_though_an_older_write_is_open()
    {
        await using var world = await World.Start(Engines.Postgres);
        var tail = world.Services.GetRequiredService<FactTail>();
        using var leave = new CancellationTokenSource();
        await world.Look(async db => { await tail.CatchUp(db); return 0; });
        var heard = tail.Listen(leave.Token);
        await using var older = await Open.Begin(world);
        await older.Append("fence.older");
        await using var newer = await Open.Begin(world);
        await newer.Append("fence.newer");
        await newer.Commit();

        await world.Look(async db => { await tail.CatchUp(db); return 0; });
        Assert.True(heard.TryRead(out var first) && first.Fact.Kind == "fence.newer");
        await older.Commit();
        await world.Look(async db => { await tail.CatchUp(db); return 0; });
        Assert.True(heard.TryRead(out var second) && second.Fact.Kind == "fence.older");
        Assert.False(heard.TryRead(out _));
        Assert.True(second.Fact.At().IsPast(first.GoOn), "who goes on from the first would miss the second");
    }

    [Fact]
    public async Task A_reader_that_runs_all_the_while_sees_every_fact_once_and_in_one_order()
    {
        await using var world = await World.Start(Engines.Postgres);
        var position = await world.Look(db => db.End());
        var seen = new List<Fact>();
        using var stop = new CancellationTokenSource();
        var reading = Task.Run(async () =>
        {
            for (var last = false; ; last = stop.IsCancellationRequested)
            {
                var facts = await Read(world, position);
                seen.AddRange(facts);
                position = facts.Count > 0 ? facts[^1].At() : position;
                if (last && facts.Count == 0)
                {
                    return;
                }
            }
        });
        await Task.WhenAll(Enumerable.Range(0, 8).Select(writer => Task.Run(async () =>
        {
            var chance = new Random(writer);
            for (var i = 0; i < 25; i++)
            {
                await using var open = await Open.Begin(world);
                await open.Append("fence.raced");
                await Task.Delay(chance.Next(4));
                await open.Commit();
            }
        })));
        await stop.CancelAsync();
        await reading;

        var raced = seen.Where(f => f.Kind == "fence.raced").Select(f => f.Id).ToList();
        Assert.Equal((200, 200), (raced.Count, raced.Distinct().Count()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_database_itself_refuses_to_change_or_delete_a_fact(string engine)
    {
        await using var world = await World.Start(engine);
        foreach (var statement in new[] { "UPDATE facts SET kind = 'x.y'", "DELETE FROM facts" })
        {
            var no = await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Look(db => db.Database.ExecuteSqlRawAsync(statement)));
            Assert.Contains("append only", no.Message, StringComparison.Ordinal);
        }

        var replace = engine == Engines.Sqlite ? "INSERT OR REPLACE INTO facts SELECT * FROM facts LIMIT 1" : "TRUNCATE facts";
        await Assert.ThrowsAnyAsync<System.Data.Common.DbException>(() => world.Look(db => db.Database.ExecuteSqlRawAsync(replace)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_refused_step_leaves_no_fact(string engine)
    {
        await using var world = await World.Start(engine);
        var before = await world.Look(db => db.Set<Fact>().CountAsync());
        await using var open = await Open.Begin(world);
        await open.Append("fence.undone");
        await open.DisposeAsync();
        Assert.Equal(before, await world.Look(db => db.Set<Fact>().CountAsync()));
    }

    private static Task<List<Fact>> Read(World world, Position after) =>
        world.Look(async db => await (await db.After(after)).Where(f => f.Kind.StartsWith("fence.")).ToListAsync());

    /// <summary>A write somebody has begun and not ended.</summary>
    private sealed class Open : IAsyncDisposable
    {
        private readonly AsyncServiceScope _scope;
        private Microsoft.EntityFrameworkCore.Storage.IDbContextTransaction? _transaction;

        private Open(World world) => _scope = world.Services.CreateAsyncScope();

        public CollegiumDb Db => _scope.ServiceProvider.GetRequiredService<CollegiumDb>();

        public static async Task<Open> Begin(World world)
        {
            var open = new Open(world);
            open._scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
            open._transaction = await open.Db.Database.BeginTransactionAsync();
            return open;
        }

        public async Task Append(string kind)
        {
            _scope.ServiceProvider.GetRequiredService<FactLog>().Append(kind, new("chapter", Db.Chapter), Sight.Officers);
            await Db.SaveChangesAsync();
        }

        public Task Commit() => _transaction!.CommitAsync();

        public async ValueTask DisposeAsync()
        {
            if (_transaction is { } open)
            {
                _transaction = null;
                await open.DisposeAsync();
                await _scope.DisposeAsync();
            }
        }
    }
}
