using Collegium.Database;
using Collegium.Members;
using Collegium.Members.Applications;
using Collegium.Members.Screens;
using Collegium.Members.Standings;
using Collegium.Tests.Members.Regard;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Risk;

/// <summary>The alarms: for the secretary's eyes, with the way to a case, and without any effect of their own.</summary>
public sealed class RiskTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_ring_is_named_with_its_bridge_and_a_newcomer_with_good_vouchers_is_quiet(string engine)
    {
        await using var world = await World.Start(engine);
        var (x, y, z, good) = (await Provisional(world, "Xenith"), await Provisional(world, "Yarrow"), await Provisional(world, "Zinnia"), await Provisional(world, "Good Firm"));
        await RegardTests.Vouch(world, world.Practices["Cordova Systems"], x, y, z, x);
        await RegardTests.Vouch(world, world.Practices["Whitlock & Obi"], good);
        await RegardTests.Vouch(world, world.Practices["Benavidez Works"], good);
        await RegardTests.Vouch(world, world.Practices["Whitlock & Obi"], world.Practices["Benavidez Works"], world.Practices["Halloran Networks"], world.Practices["Lindqvist IT"], world.Practices["Cordova Systems"]);

        var (status, risk) = await world.As("secretary").Get("/members/risk");
        Assert.Equal(200, status);
        var ring = Assert.Single(risk!["rings"]!.AsArray())!;
        Assert.Equal("Cordova Systems", (string?)ring["bridge"]!["name"]);
        Assert.Equal(["Xenith", "Yarrow", "Zinnia"], ring["members"]!.AsArray().Select(m => (string?)m!["name"]).Order());
        var people = risk["people"]!.AsArray();
        Assert.Equal("Good Firm", (string?)people[^1]!["name"]);
        Assert.Empty(people[^1]!["alarms"]!.AsArray());
        Assert.All(people.SkipLast(1), p => Assert.Equal("One of three who vouch for one another and hang on Cordova Systems alone", (string?)p!["alarms"]![0]));
        Assert.Equal(2, (int)people[^1]!["independentVoices"]!);

        using var browser = await world.SignIn("secretary");
        await browser.Open("/members/risk");
        Assert.Contains("An alarm is a reason to look, never a decision.", browser.Text, StringComparison.Ordinal);
        Assert.NotNull(browser.Page.QuerySelector($"main a[href='/conduct/new?about={x}']"));
        Assert.Contains("Until there are both, nothing can be said of anybody.", browser.Text, StringComparison.Ordinal);
        Assert.Equal(403, (await world.As("practitioner").Get("/members/risk")).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_reviewer_who_lets_everybody_pass_foretold_little(string engine)
    {
        await using var world = await World.Start(engine);
        var (lenient, keen) = (world.Practices["Whitlock & Obi"], world.Practices["Benavidez Works"]);
        await world.Do<Done>(s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            for (var number = 1; number <= 12; number++)
            {
                TurnedOut(db, number, number % 2 == 0 ? Standing.Full : Standing.Expelled, lenient, keen);
            }

            return Task.FromResult(Done.It);
        });

        var reviewers = (await world.As("secretary").Get("/members/risk")).Body!["reviewers"]!.AsArray();
        Assert.Equal([(lenient, 12, true), (keen, 12, false)], reviewers.Select(r => (Guid.Parse((string)r!["practice"]!), (int)r["findings"]!, (bool)r["foretoldLittle"]!)));
        Assert.True((double)reviewers[1]!["for"]! > 2 && (double)reviewers[1]!["against"]! > 2 && reviewers[0]!["against"] is null);

        using var browser = await world.SignIn("secretary");
        await browser.Open("/members/risk");
        Assert.Contains("Foretold little", browser.Text, StringComparison.Ordinal);
        await browser.Open("/applications/1");
        Assert.DoesNotContain("Foretold little", browser.Text, StringComparison.Ordinal);
    }

    private static void TurnedOut(CollegiumDb db, int number, Standing end, Guid lenient, Guid keen)
    {
        var (practice, application, at) = (Guid.CreateVersion7(), Guid.CreateVersion7(), World.Morning.AddDays(number));
        db.Add(new Application { Id = application, Number = number, StartedAt = at, PracticeId = practice, State = ApplicationState.Admitted });
        db.Add(new StandingChange { Id = Guid.CreateVersion7(), PracticeId = practice, From = Standing.Applicant, To = Standing.Provisional, Reason = "ballot", At = at });
        db.Add(new StandingChange { Id = Guid.CreateVersion7(), PracticeId = practice, From = Standing.Provisional, To = end, Reason = "test", At = at.AddDays(1) });
        Find(lenient, Verdict.Pass);
        Find(keen, end is Standing.Full ? Verdict.Pass : Verdict.Fail);

        void Find(Guid by, Verdict verdict) => db.Add(new ScreenFinding
        {
            Id = Guid.CreateVersion7(), ApplicationId = application, Screen = Screen.Pretender, Verdict = verdict, Words = "", LoginId = Guid.CreateVersion7(), PracticeId = by, At = at,
        });
    }

    private static async Task<Guid> Provisional(World world, string name) => (await world.Do(s => s.GetRequiredService<MembersDoor>().Add(
        new NewPractice(name, "Mesa", "1 Test St", 33.4, -111.8, "602-555-0177", $"{name[..1]}@new.example", new DateOnly(2027, 6, 30), [new NewPractitioner(name, $"{name[..1]}1@new.example", "602-555-0178", [])]),
        Standing.Provisional, "ballot"))).Value;
}
