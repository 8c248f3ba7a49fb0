using Collegium.Clients;
using Collegium.Database;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Skills;

/// <summary>Two skills become one while jobs prove them, requests take them and others change them.</summary>
public sealed class MergingTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_a_job_proved_is_counted_once_and_taken_back_under_the_skill_that_stays(string engine)
    {
        await using var world = await World.Start(engine);
        var (practice, person, client) = (world.Practices["Whitlock & Obi"], await Person(world), Guid.CreateVersion7());
        var (one, two, later) = (Guid.CreateVersion7(), Guid.CreateVersion7(), Guid.CreateVersion7());
        Task Proved(Guid job, params string[] skills) => Members(world, m => m.JobConfirmed(practice, person, client, job, skills));
        await world.Do<Done>(s =>
        {
            s.GetRequiredService<CollegiumDb>().Add(new HeldSkill { PractitionerId = person, Code = "scanning", Level = 10 });
            return Task.FromResult(Done.It);
        });
        await Proved(one, "printing");
        await Proved(two, "printing", "scanning");
        Assert.Equal(200, (await world.As("steward").Post("/skills/printing/merging", new { into = "scanning" })).Status);
        var (level, jobs) = await Scanning(world, person);
        Assert.Equal(2, jobs);

        await Proved(later, "printing");
        Assert.Equal(3, (await Scanning(world, person)).Jobs);
        await Members(world, m => m.JobDisproved(later));
        Assert.Equal((level, 2), await Scanning(world, person));
        await Members(world, m => m.JobDisproved(one));
        await Members(world, m => m.JobDisproved(two));
        var left = await Scanning(world, person);
        Assert.Equal((0, true), (left.Jobs, left.Level < level));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_request_still_read_by_the_skill_that_went_goes_to_those_of_the_one_that_stays(string engine)
    {
        await using var world = await World.Start(engine);
        var request = (await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.")).Id();
        Assert.Equal(200, (await world.As("steward").Post("/skills/printing/merging", new { into = "scanning" })).Status);
        await world.Settle();
        var found = await world.Do<Shortlist>(async s =>
        {
            var row = await s.GetRequiredService<CollegiumDb>().Set<Request>().SingleAsync(r => r.Id == request);
            (row.Needs, row.NeedCode, row.RunnersUp) = (Need.Write([new Need("printing", 1, [])]), "printing", "[]");
            var client = (await s.GetRequiredService<ClientsDoor>().Find(row.ClientId!.Value))!;
            return await s.GetRequiredService<Shortlisting>().Of(row, client, [], 3);
        });
        Assert.NotEmpty(found.Choices);
        Assert.Equal("skill.needed", (string?)(await world.As("steward").Post("/skills/scanning/retirement")).Body!["code"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_skills_never_become_one_another(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Look(db => db.Set<Skill>().Where(s => s.Code == "printing" || s.Code == "scanning").ExecuteUpdateAsync(s => s.SetProperty(x => x.Words, "")));
        var other = await While(world, s => s.GetRequiredService<MergeSkills>().Run("scanning", "printing"), () => world.As("steward").Post("/skills/printing/merging", new { into = "scanning" }));
        Assert.Equal((422, "skill.no-other"), (other.Status, (string?)other.Body!["code"]));
        Assert.Equal((null, "printing"), await world.Look(async db => (await Into(db, "printing"), await Into(db, "scanning"))));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_claims_a_skill_while_it_becomes_another(string engine)
    {
        await using var world = await World.Start(engine);
        var person = await Person(world);
        await world.Look(db => db.Set<HeldSkill>().Where(h => h.PractitionerId == person && h.Code == "printing").ExecuteDeleteAsync());
        var claim = await While(
            world, s => s.GetRequiredService<MergeSkills>().Run("printing", "scanning"),
            () => world.As("practitioner").Post($"/practices/{world.Practices["Whitlock & Obi"]}/practitioners/{person}/skills", new { skill = "printing", level = 60 }));
        Assert.Equal((422, "skill.unknown"), (claim.Status, (string?)claim.Body!["code"]));
        Assert.False(await world.Look(db => db.Set<HeldSkill>().AnyAsync(h => h.Code == "printing")));
    }

    /// <summary>Begins the second while the first is done but not kept yet.</summary>
    private static async Task<T> While<T>(World world, Func<IServiceProvider, Task<Result<Skill>>> first, Func<Task<T>> second)
    {
        Task<T>? begun = null;
        await world.Do<Done>(async s =>
        {
            Assert.False((await first(s)).Refused);
            begun = second();
            await Task.WhenAny(begun, Task.Delay(1500));
            return Done.It;
        });
        return await begun!;
    }

    private static Task Members(World world, Func<MembersDoor, Task> step) => world.Do<Done>(async s =>
    {
        await step(s.GetRequiredService<MembersDoor>());
        return Done.It;
    });

    private static Task<string?> Into(CollegiumDb db, string code) => db.Set<Skill>().Where(s => s.Code == code).Select(s => s.MergedInto).SingleAsync();

    private static Task<(int Level, int Jobs)> Scanning(World world, Guid person) =>
        world.Look(async db => await db.Set<HeldSkill>().SingleAsync(h => h.PractitionerId == person && h.Code == "scanning") is var held ? (held.Level, held.Jobs) : default);

    private static Task<Guid> Person(World world) =>
        world.Look(db => db.Set<Practitioner>().Where(p => p.PracticeId == world.Practices["Whitlock & Obi"]).Select(p => p.Id).SingleAsync());
}
