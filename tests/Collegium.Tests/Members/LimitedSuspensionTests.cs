using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Competing;
using Collegium.Members.Conduct;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members;

/// <summary>The secretary keeps a practice off work for a while and no longer; what goes beyond takes a case in which it is heard.</summary>
public sealed class LimitedSuspensionTests
{
    private const string Name = "Cordova Systems";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_ends_by_itself_and_can_not_be_repeated_within_a_year(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { Conduct = new ConductTerms { InterimDays = 10 } });
        Assert.False((await Suspend(world)).Refused);
        await world.Settle();
        var letter = await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "practice.suspended"));
        Assert.Contains("ends by itself on 27 November 2026", letter.Text, StringComparison.Ordinal);
        Assert.Contains("Two clients have rung.", letter.Text, StringComparison.Ordinal);

        await world.Pass(TimeSpan.FromDays(9.9));
        Assert.Equal(Standing.Suspended, await StandingOf(world));
        await world.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(Standing.Full, await StandingOf(world));
        Assert.Equal("standing.suspended-lately", (await Suspend(world)).Refusal?.Code);

        world.Clock.Hold(World.Morning.AddMonths(12).AddDays(1));
        Assert.False((await Suspend(world)).Refused);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_timer_left_from_an_earlier_one_ends_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        Assert.False((await Suspend(world)).Refused);
        Assert.False((await Told.Run(world, Secretary(world), (ChangeStanding o) => o.Reinstate(world.Practices[Name], "Settled"))).Refused);
        world.Clock.Hold(World.Morning.AddDays(20));
        await Interim(world);
        await world.Pass(TimeSpan.FromDays(11));
        Assert.Equal(Standing.Suspended, await StandingOf(world));
        await world.Pass(TimeSpan.FromDays(20));
        Assert.Equal(Standing.Full, await StandingOf(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_case_that_holds_the_practice_by_then_takes_over_and_gives_it_back(string engine)
    {
        await using var world = await World.Start(engine);
        Assert.False((await Suspend(world)).Refused);
        await world.Pass(TimeSpan.FromDays(20));
        await Interim(world);
        await world.Pass(TimeSpan.FromDays(11));
        Assert.Equal(Standing.Suspended, await StandingOf(world));
        await world.Pass(TimeSpan.FromDays(20));
        Assert.Equal(Standing.Full, await StandingOf(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_competitors_officer_does_not_do_it_and_the_page_leads_to_a_complaint(string engine)
    {
        await using var world = await World.Start(engine);
        var practice = world.Practices[Name];
        await world.Do<Done>(async s =>
        {
            await s.GetRequiredService<ServedTrades>().Add(practice, ["dental"]);
            await s.GetRequiredService<ServedTrades>().Add(world.Practices["Lindqvist IT"], ["dental"]);
            return Done.It;
        });
        var rival = Secretary(world) with { Practice = world.Practices["Lindqvist IT"] };
        Assert.Equal("standing.competitor", (await Told.Run(world, rival, (ChangeStanding o) => o.Suspend(practice, "Why not"))).Refusal?.Code);

        using var secretary = await world.SignIn("secretary");
        await secretary.Open($"/members/{practice}");
        Assert.Contains("ends by itself after 30 days", secretary.Text, StringComparison.Ordinal);
        Assert.NotNull(secretary.Page.QuerySelector($"a[href='/conduct/new?about={practice}']"));
        await secretary.Send("#suspend form", ("reason", "Two clients have rung."));
        Assert.Contains("for a limited time by the secretary: Two clients have rung.", secretary.Text, StringComparison.Ordinal);
    }

    private static Actor Secretary(World world) => new(world.Chapter, Roles.MembershipSecretary, "Lou") { Login = Guid.CreateVersion7() };

    private static Task<Result<Guid>> Suspend(World world) =>
        Told.Run(world, Secretary(world), (ChangeStanding o) => o.Suspend(world.Practices[Name], "Two clients have rung."));

    private static async Task Interim(World world)
    {
        var filed = await Told.Run(world, Secretary(world), (FileComplaint o) =>
            o.Run(new ComplaintInput(world.Practices[Name], ["abandonment"], "It left two clients alone.") { For = "chapter" }));
        Assert.False((await Told.Run(world, Secretary(world), (SendNotice o) => o.Run(filed.Value.Id, ["abandonment"], "It is said to have left two clients alone."))).Refused);
        Assert.False((await Told.Run(world, Secretary(world), (SuspendMeanwhile o) => o.Run(filed.Value.Id, "It can't wait."))).Refused);
    }

    private static Task<Standing> StandingOf(World world) =>
        world.Look(db => db.Set<Practice>().AsNoTracking().Where(p => p.Id == world.Practices[Name]).Select(p => p.Standing).SingleAsync());
}
