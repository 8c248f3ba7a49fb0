using Collegium.Clients;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Http;
using Collegium.Mail;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Facts;

/// <summary>What a reaction writes is kept exactly once, in fact order, whether it is worked out before its turn or in it.</summary>
public sealed class ReactionStepTests
{
    public static TheoryData<string, bool> BothWays => new() { { Engines.Sqlite, true }, { Engines.Sqlite, false }, { Engines.Postgres, true }, { Engines.Postgres, false } };

    [Theory, MemberData(nameof(BothWays))]
    public async Task Facts_drained_by_several_at_once_are_reacted_to_once_each(string engine, bool onlyAdds)
    {
        var script = new Script { OnlyAdds = onlyAdds, Does = Note };
        await using var world = await Scripted(engine, script);
        await Happen(world, 40);
        var pump = world.Services.GetRequiredService<FactPump>();
        await Task.WhenAll(Enumerable.Range(0, 4).Select(_ => pump.Drain(toTheEnd: true)));
        await world.Settle();

        Assert.Equal(40, await world.Look(db => db.Set<StoredAnswer>().CountAsync(a => a.Who == "noted")));
        Assert.Equal(0, await world.Look(db => db.Set<FactCursor>().Where(c => c.Reaction == "test").Select(c => c.Failures).SingleAsync()));
    }

    [Theory, MemberData(nameof(BothWays))]
    public async Task A_fact_it_fails_at_is_tried_again_before_those_after_it(string engine, bool onlyAdds)
    {
        var (failures, order) = (0, new List<Guid>());
        var script = new Script { OnlyAdds = onlyAdds };
        await using var world = await Scripted(engine, script);
        var ids = await Happen(world, 5);
        script.Does = (fact, db) =>
        {
            if (fact.AboutId == ids[2] && failures++ < 3)
            {
                throw new InvalidOperationException("The third goes wrong at first.");
            }

            order.Add(fact.AboutId);
            return Note(fact, db);
        };
        for (var turn = 0; turn < 5; turn++)
        {
            await world.Settle();
        }

        // Undone with what came after them, the first two were done again.
        Assert.Equal(ids, order.TakeLast(5));
        Assert.Equal(4, failures);
        Assert.Equal(5, await world.Look(db => db.Set<StoredAnswer>().CountAsync(a => a.Who == "noted")));
    }

    [Theory, MemberData(nameof(BothWays))]
    public async Task A_fact_it_always_fails_at_is_given_up_and_the_rest_are_not(string engine, bool onlyAdds)
    {
        var script = new Script { OnlyAdds = onlyAdds };
        await using var world = await Scripted(engine, script);
        var ids = await Happen(world, 5);
        script.Does = (fact, db) => fact.AboutId == ids[1] ? throw new InvalidOperationException("The second always goes wrong.") : Note(fact, db);
        for (var turn = 0; turn < 10; turn++)
        {
            await world.Settle();
        }

        var kept = await world.Look(db => db.Set<StoredAnswer>().Where(a => a.Who == "noted").Select(a => a.Key).ToListAsync());
        Assert.Equal(ids.Except([ids[1]]).Select(id => $"{id}").Order(), kept.Order());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_that_changes_rows_although_it_says_it_only_adds_is_done_in_its_turn(string engine)
    {
        var script = new Script { OnlyAdds = true };
        await using var world = await Scripted(engine, script);
        var (thread, ahead) = (Thread(Guid.CreateVersion7(), "c0de"), 0);
        await world.Do(s => Task.FromResult(s.GetRequiredService<CollegiumDb>().Add(thread)));
        await Happen(world, 3);
        script.Does = async (fact, db) =>
        {
            ahead += db.Database.CurrentTransaction is null ? 1 : 0;
            (await db.Set<MailThread>().AsTracking().SingleAsync(t => t.Id == thread.Id)).LastHeard += "x";
            await Note(fact, db);
        };
        await world.Settle();

        Assert.Equal(engine == Engines.Sqlite ? 3 : 0, ahead);
        Assert.Equal("xxx", await world.Look(db => db.Set<MailThread>().Where(t => t.Id == thread.Id).Select(t => t.LastHeard).SingleAsync()));
        Assert.Equal(3, await world.Look(db => db.Set<StoredAnswer>().CountAsync(a => a.Who == "noted")));
    }

    /// <summary>One that somebody opened the same conversation before is not a failure of the fact.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_row_that_somebody_else_added_meanwhile_is_read_in_turn(string engine)
    {
        var (script, times) = (new Script { OnlyAdds = true }, 0);
        await using var world = await Scripted(engine, script);
        await Happen(world, 1);
        var about = Guid.CreateVersion7();
        script.Does = async (fact, db) =>
        {
            times++;
            if (await db.Set<MailThread>().AsNoTracking().AnyAsync(t => t.About == about))
            {
                return;
            }

            db.Add(Thread(about, "ours"));
            if (db.Database.CurrentTransaction is null)
            {
                await world.Do(s => Task.FromResult(s.GetRequiredService<CollegiumDb>().Add(Thread(about, "theirs"))));
            }
        };
        await world.Settle();

        Assert.Equal(engine == Engines.Sqlite ? 2 : 1, times);
        Assert.Equal(engine == Engines.Sqlite ? "theirs" : "ours", await world.Look(db => db.Set<MailThread>().Where(t => t.About == about).Select(t => t.AnswerCode).SingleAsync()));
        Assert.Equal(0, await world.Look(db => db.Set<FactCursor>().Where(c => c.Reaction == "test").Select(c => c.Failures).SingleAsync()));
    }

    /// <summary>A program beside the server changes a client and tells the server nothing; whoever reads of it must not go by the client of before.</summary>
    [Theory, MemberData(nameof(BothWays))]
    public async Task What_a_program_beside_this_one_changed_is_known_to_who_reacts_to_it(string engine, bool onlyAdds)
    {
        var (script, names) = (new Script { OnlyAdds = onlyAdds, OnlyTells = true }, new List<string>());
        await using var world = await Scripted(engine, script);
        var client = world.Clients.Values.First();
        script.Does = async (_, db) => names.Add((await script.Clients!.Find(client))!.Name);
        await Happen(world, 1);
        await world.Settle();

        await using (var scope = world.Services.CreateAsyncScope())
        {
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
            var (db, facts) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<FactLog>());
            await db.Database.ExecuteSqlAsync($"UPDATE clients SET name = 'Renamed Dental' WHERE id = {client}");
            facts.Append("client.renamed", new("client", client) { Client = client }, Sight.Officers);
            facts.Append("test.happened", new("test", client), Sight.Officers);
            await db.SaveChangesAsync();
        }

        await world.Services.GetRequiredService<FactPump>().Drain();
        Assert.Equal(2, names.Count);
        Assert.NotEqual("Renamed Dental", names[0]);
        Assert.Equal("Renamed Dental", names[1]);
    }

    /// <summary>With its cursor there already: the first batch of all is always done in turn.</summary>
    private static async Task<World> Scripted(string engine, Script script)
    {
        var world = await World.Start(engine, also: services => services.AddSingleton(script).AddScoped<IReaction, ScriptedReaction>());
        await world.Do(s => Task.FromResult(s.GetRequiredService<CollegiumDb>().Add(new FactCursor { Reaction = "test" })));
        return world;
    }

    private static MailThread Thread(Guid about, string code) => new() { Id = Guid.CreateVersion7(), About = about, Address = "ann@ocotillo.example", AnswerCode = code };

    private static async Task<List<Guid>> Happen(World world, int times)
    {
        List<Guid> ids = [.. Enumerable.Range(0, times).Select(_ => Guid.CreateVersion7())];
        await world.Do(s =>
        {
            ids.ForEach(id => s.GetRequiredService<FactLog>().Append("test.happened", new("test", id), Sight.Officers));
            return Task.FromResult(Done.It);
        });
        return ids;
    }

    private static Task Note(Fact fact, CollegiumDb db)
    {
        db.Append(new StoredAnswer { Who = "noted", Key = $"{fact.AboutId}", RequestHash = "", Status = 200, Body = "{}", At = World.Morning });
        return Task.CompletedTask;
    }

    private sealed class Script
    {
        public bool OnlyAdds { get; init; }

        public bool OnlyTells { get; init; }

        /// <summary>As whoever is reacting sees them.</summary>
        public ClientsDoor? Clients { get; set; }

        public Func<Fact, CollegiumDb, Task> Does { get; set; } = (_, _) => Task.CompletedTask;
    }

    private sealed class ScriptedReaction(CollegiumDb db, ClientsDoor clients, Script script) : IReaction
    {
        public string Name => "test";

        public bool OnlyAdds => script.OnlyAdds;

        public bool OnlyTells => script.OnlyTells;

        public bool Wants(string kind) => kind == "test.happened";

        public Task React(Fact fact)
        {
            script.Clients = clients;
            return script.Does(fact, db);
        }
    }
}
