using Collegium.Members.Conduct;
using Collegium.Members.Directory;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Members.Directory;

/// <summary>Members reach one another, and whoever sells to them is stopped by those they sell to.</summary>
public sealed class MessageTests
{
    private const string Seller = "Cordova Systems";

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Three_messages_a_day_to_one_member(string engine)
    {
        await using var world = await World.Start(engine);
        var sent = new List<string?>();
        for (var i = 0; i < 4; i++)
        {
            sent.Add((await Write(world, "Lindqvist IT", $"Hello {i}")).Refusal?.Code);
        }

        Assert.Equal([null, null, null, "message.too-many-to-one"], sent);
        Assert.False((await Write(world, "Benavidez Works", "Hello")).Refused);
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.False((await Write(world, "Lindqvist IT", "Hello again")).Refused);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Three_practices_that_report_it_within_ninety_days_make_one_complaint(string engine)
    {
        await using var world = await World.Start(engine);
        await Report(world, "Lindqvist IT", "Buy my backup.");
        await Report(world, "Lindqvist IT", "Buy it now.");
        await Report(world, "Benavidez Works", "Backup for you?");
        Assert.Empty(await Cases(world));
        await Report(world, "Halloran Networks", "Half price this week.");
        var filed = Assert.Single(await Cases(world));
        Assert.Equal((ComplaintFrom.House, "solicitation"), (filed.From, filed.Grounds));
        var paper = await world.Look(db => db.Set<ConductPaper>().SingleAsync(p => p.CaseId == filed.Id));
        Assert.Contains("Half price this week.", paper.Text, StringComparison.Ordinal);

        await Report(world, "Whitlock & Obi", "And you?");
        Assert.Single(await Cases(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Reports_far_apart_make_none(string engine)
    {
        await using var world = await World.Start(engine);
        await Report(world, "Lindqvist IT", "Buy my backup.");
        await Report(world, "Benavidez Works", "Backup for you?");
        await world.Pass(TimeSpan.FromDays(91));
        await Report(world, "Halloran Networks", "Half price this week.");
        Assert.Empty(await Cases(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_secretary_with_a_practice_sees_the_own_mail_and_what_was_reported(string engine)
    {
        await using var world = await World.Start(engine);
        await Report(world, "Benavidez Works", "Backup for you?");
        await Write(world, "Lindqvist IT", "Shall we cover one another in August?");
        await world.Do(s => Told.Practise(s, "secretary", world.Practices["Lindqvist IT"]));
        using var secretary = await world.SignIn("secretary");
        await secretary.Open("/messages");
        Assert.Contains("Shall we cover one another in August?", secretary.Text, StringComparison.Ordinal);
        Assert.Contains("Backup for you?", secretary.Page.QuerySelector("#reported")!.TextContent, StringComparison.Ordinal);
    }

    private static Actor Of(World world, string practice) =>
        new(world.Chapter, Roles.Practitioner, "Somebody") { Login = Guid.CreateVersion7(), Practice = world.Practices[practice] };

    private static Task<Result<Guid>> Write(World world, string to, string text) =>
        Told.Run(world, Of(world, Seller), (WriteToMember o) => o.Run(world.Practices[to], text));

    private static async Task Report(World world, string by, string text)
    {
        var sent = (await Write(world, by, text)).Value;
        Assert.False((await Told.Run(world, Of(world, by), (ReportMessage o) => o.Run(sent))).Refused);
        await world.Settle();
    }

    private static Task<List<ConductCase>> Cases(World world) =>
        world.Look(db => db.Set<ConductCase>().AsNoTracking().Where(c => c.RespondentId == world.Practices[Seller]).ToListAsync());
}
