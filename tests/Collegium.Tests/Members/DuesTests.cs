using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Dues;
using Collegium.Members.Practices;
using Collegium.Members.Standings;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members;

/// <summary>Unpaid dues: told, given time, lapsed, and back with the record of the payment.</summary>
public sealed class DuesTests
{
    private const string Firm = "Cordova Systems";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Unpaid_dues_lapse_a_practice_after_the_charters_days_and_the_payment_brings_it_back(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { DuesNoticeDays = 20 });
        using var treasurer = await world.SignIn("treasurer");
        await treasurer.Open($"/members/{world.Practices[Firm]}");
        await treasurer.Send("#dues form", ("due", "2026-10-01"));
        Assert.Contains("The dues of Thursday 1 October 2026 are unpaid", treasurer.Text, StringComparison.Ordinal);
        Assert.Contains("until 7 December 2026", (await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "practice.dues-unpaid"))).Text, StringComparison.Ordinal);

        await world.Pass(TimeSpan.FromDays(19.9));
        Assert.Null(await MayWork(world));
        await world.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(Standing.Lapsed, await StandingOf(world));
        Assert.Equal("practice.off-rotation", await MayWork(world));

        using var later = await world.SignIn("treasurer");
        await later.Open($"/members/{world.Practices[Firm]}");
        await later.Send("#dues-paid form");
        Assert.Equal(Standing.Full, await StandingOf(world));
        Assert.Null(await MayWork(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Paid_in_time_nothing_follows_and_a_suspension_hides_no_debt(string engine)
    {
        await using var world = await World.Start(engine, new CharterRules { DuesNoticeDays = 20 });
        var (practice, treasurer) = (world.Practices[Firm], new Actor(world.Chapter, Roles.Treasurer, "Noor") { Login = Guid.CreateVersion7() });
        Assert.False((await Told.Run(world, treasurer, (RecordDues o) => o.Notice(practice, new DateOnly(2026, 10, 1)))).Refused);
        Assert.False((await Told.Run(world, treasurer, (RecordDues o) => o.Settle(practice))).Refused);
        await world.Pass(TimeSpan.FromDays(21));
        Assert.Equal(Standing.Full, await StandingOf(world));

        Assert.False((await Told.Run(world, treasurer, (RecordDues o) => o.Notice(practice, new DateOnly(2026, 11, 1)))).Refused);
        var secretary = new Actor(world.Chapter, Roles.MembershipSecretary, "Lou") { Login = Guid.CreateVersion7() };
        Assert.False((await Told.Run(world, secretary, (ChangeStanding o) => o.Suspend(practice, "Two clients have rung."))).Refused);
        await world.Pass(TimeSpan.FromDays(25));
        Assert.Equal(Standing.Suspended, await StandingOf(world));
        await world.Pass(TimeSpan.FromDays(6));
        Assert.Equal(Standing.Lapsed, await StandingOf(world));
        Assert.False((await Told.Run(world, treasurer, (RecordDues o) => o.Settle(practice))).Refused);
        Assert.Equal(Standing.Full, await StandingOf(world));
    }

    private static Task<Standing> StandingOf(World world) =>
        world.Look(db => db.Set<Practice>().AsNoTracking().Where(p => p.Id == world.Practices[Firm]).Select(p => p.Standing).SingleAsync());

    private static async Task<string?> MayWork(World world) =>
        (await world.Do(async s => await s.GetRequiredService<MembersDoor>().MayTakeWork(world.Practices[Firm], new DateOnly(2026, 12, 1)) ?? new Refusal("", "")))
            is { Code.Length: > 0 } no ? no.Code : null;
}
