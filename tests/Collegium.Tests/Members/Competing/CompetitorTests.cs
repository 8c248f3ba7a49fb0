using Collegium.Clients;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Competing;
using Collegium.Tests.Desk;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Competing;

/// <summary>Who is a direct competitor of whom, by the charter, and that it is said in words.</summary>
public sealed class CompetitorTests
{
    private static readonly DateTime Now = World.Morning;
    private static readonly Guid Client = Guid.CreateVersion7();

    // 0.2 degrees of latitude are 13.8 miles, 0.4 are 27.6.
    [Theory]
    [InlineData(0.2, "dental", "imaging", null, "13 miles away, both serve dentists and do “imaging”")]
    [InlineData(0.001, "dental", "imaging", null, "less than a mile away, both serve dentists and do “imaging”")]
    [InlineData(0.4, "dental", "imaging", null, null)]
    [InlineData(0.2, "law", "imaging", null, null)]
    [InlineData(0.2, "dental", "backup", null, null)]
    [InlineData(0.2, "other", "imaging", null, null)]
    [InlineData(9, "law", "backup", 364, "both had to do with the same client in the last 12 months")]
    [InlineData(9, "law", "backup", 366, null)]
    public void The_charters_two_reasons(double away, string trade, string skill, int? days, string? why)
    {
        var subject = Of(0, ["dental", "other"], ["imaging"], Now);
        var other = Of(away, [trade], [skill], days is { } ago ? Now.AddDays(-ago) : null);
        Assert.Equal(why, other.CompetesWith(subject, new CharterRules(), Now));
        Assert.Equal(why, subject.CompetesWith(other, new CharterRules(), Now));
    }

    [Fact]
    public void The_charter_decides_how_far_and_how_long()
    {
        var (a, b) = (Of(0, ["dental"], ["imaging"], Now), Of(0.4, ["dental"], ["imaging"], Now.AddMonths(-18)));
        Assert.Null(a.CompetesWith(b, new CharterRules(), Now));
        Assert.Equal(
            "27 miles away, both serve dentists and do “imaging”; both had to do with the same client in the last 24 months",
            a.CompetesWith(b, new CharterRules { CompetitorMiles = 40, CompetitorMonths = 24 }, Now));
    }

    [Fact]
    public void Many_reasons_are_counted_and_a_practice_never_judges_itself()
    {
        string[] three = ["backup", "imaging", "mail"];
        var a = Of(0, ["dental", "law"], three, null);
        Assert.Equal("less than a mile away, both serve dentists and lawyers and do “backup”, “imaging” and 1 more", a.CompetesWith(Of(0, ["dental", "law"], three, null), new CharterRules(), Now));
        Assert.Equal("it is the same practice", a.CompetesWith(a, new CharterRules(), Now));
    }

    [Fact]
    public void Every_trade_of_clients_has_its_word() =>
        Assert.Equal(Enum.GetNames<Trade>().Select(t => t.ToLowerInvariant()).Order(), ClientTrades.Words.Keys.Order());

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_job_a_client_confirmed_makes_competitors_and_so_does_an_applicants_word(string engine)
    {
        await using var world = await World.Start(engine);
        var (steward, at) = await Told.Accepted(world);
        var doer = (await steward.Get(at)).Body!["practice"]!.Id();
        var others = world.Practices.Values.Where(p => p != doer).ToList();
        Assert.Equal(others, (await Among(world, doer, others)).Remaining);

        await steward.Post($"{at}/estimate", new { minutesFrom = 30, minutesTo = 60, partsMinor = 0 });
        await steward.Post($"{at}/approval");
        await steward.Post($"{at}/completion", new { note = "Done." });
        Assert.Equal(200, (await steward.Post($"{at}/confirmation", new { })).Status);
        await world.Do<Done>(async s =>
        {
            await s.GetRequiredService<ServedTrades>().Add(others[0], ["dental", "law", "astrology"]);
            await s.GetRequiredService<ServedTrades>().Add(others[1], ["law"]);
            await s.GetRequiredService<MembersDoor>().DeclareTie(others[2], world.Clients["Ocotillo Bend Dental"]);
            return Done.It;
        });

        var found = await Among(world, doer, [doer, .. others]);
        Assert.Equal([others[1], .. others[3..]], found.Remaining);
        Assert.Contains("both serve dentists and do “", found.WhyNot(others[0]), StringComparison.Ordinal);
        Assert.Equal("both had to do with the same client in the last 12 months", found.WhyNot(others[2]));
        Assert.Equal("it is the same practice", found.WhyNot(doer));
    }

    private static Task<Competition> Among(World world, Guid subject, IReadOnlyCollection<Guid> candidates) =>
        world.Do(s => s.GetRequiredService<Competitors>().Among(subject, candidates));

    private static Ground Of(double north, string[] trades, string[] skills, DateTime? lastAt) => new(Guid.CreateVersion7(), 33.4 + north, -112)
    {
        Trades = trades.ToHashSet(),
        Skills = skills.ToDictionary(s => s),
        Clients = lastAt is { } at ? new Dictionary<Guid, DateTime> { [Client] = at } : new Dictionary<Guid, DateTime>(),
    };
}
