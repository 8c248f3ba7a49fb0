using Collegium.Clients;
using Collegium.Contracts;
using Collegium.Database;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Collegium.Http;
using Collegium.Members;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Database;

/// <summary>Tellings that come at one moment share a transaction, and none pays for another; each sees what was answered before it.</summary>
public sealed class WrittenTogetherTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Many_at_once_are_each_kept_once_and_the_same_key_twice_answers_the_same(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var told = await Task.WhenAll(Enumerable.Range(0, 40).Select(i => steward.Post(
            "/requests", new { client = "Ocotillo Bend Dental", text = $"{Told.XRay} Room {i / 2}.", impact = "stopped" }, $"pair-{i / 2}")));

        Assert.All(told, t => Assert.True(t.Status == 201, $"{t.Status}: {t.Body}"));
        Assert.All(told.Chunk(2), pair => Assert.Equal(pair[0].Body!.ToJsonString(), pair[1].Body!.ToJsonString()));
        Assert.Equal(20, told.Select(t => (string)t.Body!["id"]!).Distinct().Count());
        Assert.Equal(20, await world.Look(db => db.Set<Request>().CountAsync()));
        Assert.Equal(20, await world.Look(db => db.Set<StoredAnswer>().CountAsync()));
        Assert.Equal(20, (await Told.Kinds(world)).Count(k => k == "request.told"));
        Assert.Equal(60, (await Told.Kinds(world)).Count(k => k == "offer.made"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Rows_that_cannot_be_written_fail_alone(string engine)
    {
        await using var world = await World.Start(engine);
        var together = world.Services.GetRequiredService<WrittenTogether>();
        Task Add(string key) => Prepared(world, db =>
        {
            db.Append(new StoredAnswer { Who = "test", Key = key, RequestHash = "", Status = 200, Body = "{}", At = World.Morning });
            return together.Write(db.New()!, facts: false);
        });
        var all = Enumerable.Range(0, 12).Select(i => Add($"{i % 8}")).ToList();
        foreach (var one in all)
        {
            await Task.WhenAny(one);
        }

        Assert.Equal(4, all.Count(t => t.IsFaulted));
        Assert.All(all.Where(t => t.IsFaulted), t => Assert.IsType<DbUpdateException>(t.Exception!.InnerException));
        Assert.Equal(8, await world.Look(db => db.Set<StoredAnswer>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_goes_along_with_a_cursor_is_written_once_though_two_pass_the_same_facts(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do(s => Task.FromResult(s.GetRequiredService<CollegiumDb>().Add(new FactCursor { Reaction = "test" })));
        var together = world.Services.GetRequiredService<WrittenTogether>();
        var written = new List<bool>();
        Task Add(string key, CursorMove? moves) => Prepared(world, async db =>
        {
            db.Append(new StoredAnswer { Who = "test", Key = key, RequestHash = "", Status = 200, Body = "{}", At = World.Morning });
            var was = await together.Write(db.New()!, facts: false, moves);
            lock (written)
            {
                written.Add(was);
            }
        });
        var move = new CursorMove("test", new(0, 0), new(0, 5));
        await Task.WhenAll(Add("one", move), Add("other", move), Add("beside", null));
        await Add("late", move);

        Assert.Equal((2, 2), (written.Count(w => w), written.Count(w => !w)));
        var kept = await world.Look(db => db.Set<StoredAnswer>().Select(a => a.Key).ToListAsync());
        Assert.Equal(2, kept.Count);
        Assert.Contains("beside", kept);
        Assert.DoesNotContain("late", kept);
        Assert.Equal(5, await world.Look(db => db.Set<FactCursor>().Where(c => c.Reaction == "test").Select(c => c.Seq).SingleAsync()));
    }

    /// <summary>What is remembered of a client from the telling before never outlives what changed it.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_telling_goes_by_every_change_answered_before_it(string engine)
    {
        await using var world = await World.Start(engine);
        var asked = (await Told.Asked(world, Told.XRay + " Room 1."))["offers"]!.AsArray().Select(o => o!["practice"]!.Id()).ToList();
        var client = await world.Do(async s => (await s.GetRequiredService<ClientsDoor>().Find("Ocotillo Bend Dental"))!.Id);

        await world.Do(async s =>
        {
            await s.GetRequiredService<ClientsDoor>().Exclude(client, asked[0], null);
            return Done.It;
        });
        Assert.DoesNotContain(asked[0], await Practices("room 2"));

        await world.Do(async s =>
        {
            await s.GetRequiredService<MembersDoor>().DeclareTie(asked[1], client);
            return Done.It;
        });
        Assert.DoesNotContain(asked[1], await Practices("room 3"));

        await Told.Run<ClientRecords, Guid>(world, Told.Steward(world), c => c.Put(client, new ClientInput("Ocotillo Bend Dentistry", "dental", null, null, 9)));
        var (status, no) = await world.As("steward").Post("/requests", new { client = "Ocotillo Bend Dental", text = Told.XRay, impact = "stopped" });
        Assert.Equal((422, "client.missing"), (status, (string?)no!["code"]));
        Assert.Equal("Ocotillo Bend Dentistry", (string?)(await Told.Asked(world, Told.XRay + " Room 4.", "ocotillo bend  dentistry"))["client"]!["name"]);

        async Task<List<Guid>> Practices(string room) =>
            [.. (await Told.Asked(world, $"{Told.XRay} {room}."))["offers"]!.AsArray().Select(o => o!["practice"]!.Id())];
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_agreement_recorded_a_moment_ago_opens_the_gate(string engine)
    {
        await using var world = await World.Start(engine);
        var client = await world.Do(async s => (await s.GetRequiredService<ClientsDoor>().Add(
            new NewClient("Saguaro Smiles", Trade.Dental, "Phoenix", "1 Mesa Street", (33.45, -112.07), 4, [("Ann Lee", "ann@saguaro.example", null)]))).Value);
        Assert.Equal("new", (string?)(await Told.Asked(world, client: "Saguaro Smiles"))["state"]);
        await world.Do(s =>
        {
            s.GetRequiredService<ContractsDoor>().RecordBusinessAssociate(client, new DateOnly(2026, 1, 5));
            return Task.FromResult(Done.It);
        });
        Assert.Equal("asked", (string?)(await Told.Asked(world, Told.XRay + " Again.", "Saguaro Smiles"))["state"]);
    }

    private static async Task Prepared(World world, Func<CollegiumDb, Task> write)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(world.Chapter));
        await write(scope.ServiceProvider.GetRequiredService<CollegiumDb>());
    }
}
