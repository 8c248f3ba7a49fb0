using Collegium.Database;
using Collegium.Governance;
using Collegium.Identity;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Tests.Members.Applications;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members;

/// <summary>Who belongs: all founders together at first; afterwards in good standing until suspended or uninsured, always with a reason.</summary>
public sealed class StandingsTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task While_founding_a_practice_comes_in_when_every_founder_has_said_yes(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { FoundingPractices = 7 });
        var founders = world.Practices.Values.ToList();
        var candidate = (await As(world, founders[0], s => s.GetRequiredService<ProposePractice>().Run(Newcomer))).Value;

        Assert.Equal(Standing.Applicant, await StandingOf(world, candidate));
        for (var i = 1; i < founders.Count; i++)
        {
            var awaited = (await As(world, founders[i], s => s.GetRequiredService<GiveVoice>().Run(candidate))).Value;
            Assert.Equal(founders.Count - 1 - i, awaited.Count);
        }

        Assert.Equal(Standing.Full, await StandingOf(world, candidate));
        Assert.NotNull(await world.Look(db => db.Set<Login>().SingleOrDefaultAsync(l => l.Email == "tamsin@ferrow.example")));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_voice_a_practice_and_only_a_founders(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { FoundingPractices = 7 });
        var founders = world.Practices.Values.ToList();
        var candidate = (await As(world, founders[0], s => s.GetRequiredService<ProposePractice>().Run(Newcomer))).Value;

        Assert.Equal("founding.spoken", (await As(world, founders[0], s => s.GetRequiredService<GiveVoice>().Run(candidate))).Refusal?.Code);
        Assert.Equal("actor.not-allowed", (await As(world, candidate, s => s.GetRequiredService<GiveVoice>().Run(candidate))).Refusal?.Code);
        Assert.Equal("practice.missing", (await As(world, founders[1], s => s.GetRequiredService<GiveVoice>().Run(Guid.CreateVersion7()))).Refusal?.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_applied_as_a_stranger_is_not_let_in_by_the_founders(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { FoundingPractices = 7 });
        using var applicant = new Applicant(world);
        await applicant.Send();
        var candidate = (await applicant.Row()).PracticeId!.Value;
        Assert.Equal("founding.applied", (await As(world, world.Practices.Values.First(), s => s.GetRequiredService<GiveVoice>().Run(candidate))).Refusal?.Code);
        using var founder = await world.SignIn("practitioner");
        await founder.Open($"/members/{candidate}");
        Assert.Equal(404, founder.Status);
        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/members/{candidate}");
        Assert.Equal(200, secretary.Status);
        Assert.Null(secretary.Page.QuerySelector("#voice"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_last_yes_is_refused_kindly_where_somebody_signs_in_with_the_address_meanwhile(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { FoundingPractices = 7 });
        var founders = world.Practices.Values.ToList();
        var candidate = (await As(world, founders[0], s => s.GetRequiredService<ProposePractice>().Run(Newcomer))).Value;
        await world.Do<Done>(s => { s.GetRequiredService<Accounts>().Add("Tamsin@ferrow.example", "Tamsin", Roles.Client); return Task.FromResult(Done.It); });
        foreach (var founder in founders[1..^1])
        {
            Assert.False((await As(world, founder, s => s.GetRequiredService<GiveVoice>().Run(candidate))).Refused);
        }

        Assert.Equal("practice.mail-taken", (await As(world, founders[^1], s => s.GetRequiredService<GiveVoice>().Run(candidate))).Refusal?.Code);
        Assert.Equal(Standing.Applicant, await StandingOf(world, candidate));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task After_the_founding_nobody_comes_in_this_way(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { FoundingPractices = 5 });
        var no = await As(world, world.Practices.Values.First(), s => s.GetRequiredService<ProposePractice>().Run(Newcomer));
        Assert.Equal("founding.over", no.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_secretary_suspends_with_a_reason_and_takes_back(string engine)
    {
        await using var world = await World.Start(engine);
        var practice = world.Practices["Cordova Systems"];

        Assert.Equal("standing.no-reason", (await Officer(world, Roles.MembershipSecretary, s => s.Suspend(practice, " "))).Refusal?.Code);
        Assert.Equal("actor.not-allowed", (await Officer(world, Roles.Steward, s => s.Suspend(practice, "why"))).Refusal?.Code);
        Assert.False((await Officer(world, Roles.MembershipSecretary, s => s.Suspend(practice, "Two complaints, hearing on the 3rd"))).Refused);
        Assert.Equal(Standing.Suspended, await StandingOf(world, practice));
        Assert.Equal("standing.not-in-good-standing", (await Officer(world, Roles.MembershipSecretary, s => s.Suspend(practice, "again"))).Refusal?.Code);
        Assert.False((await Officer(world, Roles.MembershipSecretary, s => s.Reinstate(practice, "Settled"))).Refused);
        Assert.Equal(Standing.Full, await StandingOf(world, practice));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_decides_about_the_own_practice(string engine)
    {
        await using var world = await World.Start(engine);
        var practice = world.Practices["Cordova Systems"];
        var secretary = new Actor(world.Chapter, Roles.MembershipSecretary | Roles.Practitioner, "Lou") { Login = Guid.CreateVersion7(), Practice = practice };
        var no = await Run(world, secretary, s => s.GetRequiredService<ChangeStanding>().Reinstate(practice, "me"));
        Assert.Equal("actor.own-practice", no.Refusal?.Code);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_practice_lapses_the_day_its_insurance_has_run_out_and_returns_with_a_new_certificate(string engine)
    {
        await using var world = await World.Start(engine);
        var practice = world.Practices["Cordova Systems"];
        world.Clock.Hold(new DateTime(2027, 7, 1, 6, 59, 0, DateTimeKind.Utc));
        await world.Settle();
        Assert.Equal(Standing.Full, await StandingOf(world, practice));

        await world.Pass(TimeSpan.FromHours(12));
        Assert.Equal(Standing.Lapsed, await StandingOf(world, practice));
        Assert.Equal("standing.not-insured", (await Officer(world, Roles.MembershipSecretary, s => s.Reinstate(practice, "sorry"))).Refusal?.Code);

        var secretary = new Actor(world.Chapter, Roles.MembershipSecretary, "Lou") { Login = Guid.CreateVersion7() };
        Assert.False((await Run(world, secretary, s => s.GetRequiredService<RecordInsurance>().Run(practice, new DateOnly(2028, 6, 30)))).Refused);
        Assert.False((await Officer(world, Roles.MembershipSecretary, s => s.Reinstate(practice, "New certificate read"))).Refused);
        Assert.Equal(Standing.Full, await StandingOf(world, practice));
    }

    private static NewPractice Newcomer => new(
        "Ferrow IT", "Mesa", "9 Agave St", 33.41, -111.83, "480-555-0133", "office@ferrow.example", new DateOnly(2027, 9, 30),
        [new NewPractitioner("Tamsin Ferrow", "tamsin@ferrow.example", "480-555-0134", [("mail", 60)])]);

    private static Task<Result<T>> As<T>(World world, Guid practice, Func<IServiceProvider, Task<Result<T>>> work) =>
        Run(world, new Actor(world.Chapter, Roles.Practitioner, "Founder") { Login = Guid.CreateVersion7(), Practice = practice }, work);

    private static Task<Result<Guid>> Officer(World world, Roles role, Func<ChangeStanding, Task<Result<Guid>>> work) =>
        Run(world, new Actor(world.Chapter, role, "Officer") { Login = Guid.CreateVersion7() }, s => work(s.GetRequiredService<ChangeStanding>()));

    private static async Task<Result<T>> Run<T>(World world, Actor actor, Func<IServiceProvider, Task<Result<T>>> work)
    {
        await using var scope = world.Services.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(actor);
        return await scope.ServiceProvider.GetRequiredService<Writing>().Run(() => work(scope.ServiceProvider));
    }

    private static Task<Standing> StandingOf(World world, Guid practice) =>
        world.Look(db => db.Set<Practice>().AsNoTracking().Where(p => p.Id == practice).Select(p => p.Standing).SingleAsync());
}
