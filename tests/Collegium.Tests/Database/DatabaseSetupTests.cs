using Collegium.Database;
using Microsoft.AspNetCore.Builder;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Database;

public sealed class DatabaseSetupTests
{
    [Fact]
    public async Task Two_servers_that_start_at_once_on_no_database_make_one()
    {
        Assert.SkipWhen(Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
        var name = $"collegium_test_{Guid.CreateVersion7():N}";
        await using (var one = Server(name))
        await using (var other = Server(name))
        {
            await Task.WhenAll(DatabaseSetup.Prepare(one.Services), DatabaseSetup.Prepare(other.Services));
            await using var scope = one.Services.CreateAsyncScope();
            Assert.Empty(await scope.ServiceProvider.GetRequiredService<CollegiumDb>().Database.GetPendingMigrationsAsync());
        }

        await EmptyDatabases.Drop(name);
    }

    [Fact]
    public async Task Sqlite_finds_a_few_of_a_chapters_requests_by_their_ids()
    {
        await using var world = await World.Fresh(Engines.Sqlite);
        var plan = await world.Look(async db =>
        {
            await using var explain = db.Database.GetDbConnection().CreateCommand();
            await db.Database.OpenConnectionAsync();
            explain.CommandText = "EXPLAIN QUERY PLAN SELECT * FROM desk_requests WHERE chapter_id = 'a' AND id IN ('b', 'c')";
            await using var steps = await explain.ExecuteReaderAsync();
            return await steps.ReadAsync() ? steps.GetString(3) : "";
        });

        Assert.EndsWith("(id=?)", plan, StringComparison.Ordinal);
    }

    /// <summary>Opening costs more than a small query; so they stay open, and one that was opened while durability was relaxed must not go on so.</summary>
    [Fact]
    public async Task Connections_to_sqlite_stay_open_and_keep_no_pace_of_before()
    {
        await using var world = await World.Fresh(Engines.Sqlite);
        var fresh = world.Services.GetRequiredService<FreshDatabase>();
        Assert.Equal((2, 1), await Paces(world));
        Assert.Equal(System.Data.ConnectionState.Open, await world.Look(async db =>
        {
            await db.Set<Collegium.Facts.Fact>().CountAsync();
            return db.Database.GetDbConnection().State;
        }));
        fresh.Relax();
        Assert.Equal((0, 0), await Paces(world));
        Assert.False(world.Services.GetRequiredService<SqliteLog>().Follows);
        await fresh.Settle();
        Assert.Equal((2, 1), await Paces(world));
        Assert.True(world.Services.GetRequiredService<SqliteLog>().Follows);
    }

    /// <summary>The pool may hand out a context that read before, with a reader's connection open.</summary>
    [Fact]
    public async Task Whoever_is_at_the_gate_of_sqlite_writes_on_the_connection_set_up_for_it()
    {
        await using var world = await World.Fresh(Engines.Sqlite);
        Assert.Equal((-2000, 1000), await Asked(8, atTheGate: false));
        Assert.Equal((-32768, 10000), await Asked(1, atTheGate: true));
        Assert.Equal((-2000, 1000), await Asked(8, atTheGate: false));

        // So many are open at once that the pool has some to hand out afterwards; the last is asked.
        Task<(int Cache, int Log)> Asked(int open, bool atTheGate) => world.Look(async db =>
        {
            using var turn = atTheGate ? await world.Services.GetRequiredService<WriteGate>().Enter(db) : null;
            await db.Database.OpenConnectionAsync();
            if (open > 1)
            {
                return await Asked(open - 1, atTheGate);
            }

            return (await Setting("cache_size"), await Setting("wal_autocheckpoint"));

            async Task<int> Setting(string name)
            {
                await using var ask = db.Database.GetDbConnection().CreateCommand();
                ask.CommandText = $"PRAGMA {name}";
                return Convert.ToInt32(await ask.ExecuteScalarAsync(), System.Globalization.CultureInfo.InvariantCulture);
            }
        });
    }

    [Fact]
    public async Task Whoever_was_there_before_a_database_was_emptied_reads_the_new_one()
    {
        await using var world = await World.Start(Engines.Sqlite);
        Assert.NotEqual(0, await world.Look(db => db.Set<Collegium.Facts.Fact>().CountAsync()));
        await world.Services.GetRequiredService<FreshDatabase>().Empty();
        await DatabaseSetup.Prepare(world.Services);
        Assert.Equal(0, await world.Look(db => db.Set<Collegium.Facts.Fact>().CountAsync()));
        await world.Do(s => Task.FromResult(s.GetRequiredService<CollegiumDb>().Add(new Collegium.Facts.FactCursor { Reaction = "test" })));
        Assert.Equal(1, await world.Look(db => db.Set<Collegium.Facts.FactCursor>().CountAsync(c => c.Reaction == "test")));
    }

    /// <summary>How far reading and writing connections wait for the disk: 2 is FULL, 1 is NORMAL (the log is flushed after), 0 is OFF.</summary>
    private static async Task<(int Reading, int Writing)> Paces(World world)
    {
        Task<int> Ask(CollegiumDb db) => db.Database.SqlQueryRaw<int>("SELECT synchronous AS Value FROM pragma_synchronous").SingleAsync();
        return (await world.Look(Ask), await world.Do(s => Ask(s.GetRequiredService<CollegiumDb>())));
    }

    private static WebApplication Server(string database)
    {
        var builder = WebApplication.CreateBuilder();
        builder.Configuration["COLLEGIUM_DATABASE"] = $"{Engines.Server};Database={database}";
        builder.AddCollegium();
        return builder.Build();
    }
}
