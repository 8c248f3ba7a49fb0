using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Desk;
using Collegium.Desk.Alerts;
using Collegium.Facts;
using Collegium.Mail;
using Collegium.Members.Practices;
using Collegium.Notices;
using Collegium.Tests.Desk.OnCall;
using Collegium.Tests.Members.Applications;
using Collegium.Tests.Notices;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Alerts;

/// <summary>At three in the morning somebody must answer: level by level, until a time is promised and kept.</summary>
public sealed class AlertTests
{
    private static readonly TimeSpan FiveMinutes = TimeSpan.FromMinutes(5);

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task At_three_in_the_morning_it_goes_level_by_level_to_a_promised_time_and_again_when_that_is_missed(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        world.Services.GetRequiredService<NoticeSettings>().AllowPrivate = true;
        await Night(world);
        await Told.Run(world, await Rota.Member(world, "Cordova Systems"), (ChangeWays w) => w.Add(new WayDraft("push", $"{phone.Url}/cordova", null, null, "UTC")));
        var request = await Told.Asked(world);
        await world.Settle();
        Assert.Equal(["person3@members.example"], await Called(world));
        await world.Pass(FiveMinutes);
        Assert.Equal(["person3@members.example", "person4@members.example"], await Called(world));

        await world.Services.GetRequiredService<NoticeSender>().SendDue();
        var rung = Assert.Single(phone.Heard);
        Assert.DoesNotContain("Ocotillo", rung.Body);
        using var browser = new Browser(world.Url);
        await browser.Open(new Uri(rung.Headers["Click"]).AbsolutePath);
        Assert.Contains("needs somebody", browser.Text);
        await browser.Send("form:has([name=minutes])", ("minutes", "15"));
        Assert.Contains("You promised to be on it by", browser.Text);
        Assert.Equal("promised", (string?)await State(world));

        await world.Pass(TimeSpan.FromMinutes(14));
        Assert.Equal(2, (await Called(world)).Count);
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.Equal("calling", (string?)await State(world));
        Assert.Equal("person3@members.example", (await Called(world))[^1]);

        var (_, log) = await world.As("steward").Get("/alerts");
        Assert.Equal(
            ["alert.started", "alert.level-called", "alert.level-called", "alert.acknowledged", "alert.promise-missed", "alert.level-called"],
            log!["items"]![0]!["steps"]!.AsArray().Select(s => (string)s!["kind"]!));
        await world.As("steward").Post($"/offers/{request["offers"]![0]!["id"]}/acceptance");
        await world.Settle();
        Assert.Equal("over", (string?)await State(world));
        await world.Pass(TimeSpan.FromHours(1));
        Assert.Equal(3, (await Called(world)).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_is_called_takes_it_by_the_one_link_for_their_practice(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await Told.Asked(world);
        await world.Settle();
        var link = Regex.Match((await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.Kind == "alert.called"))).Text, "/a/\\S+").Value;
        using var browser = new Browser(world.Url);
        await browser.Open(link);
        Assert.DoesNotContain("Ocotillo", browser.Text);
        await browser.Send("form:not(:has([name=minutes]))");
        Assert.Contains("This is over", browser.Text);
        Assert.DoesNotContain("x-ray", browser.Text);
        var (_, request) = await world.As("steward").Get("/requests");
        Assert.Equal("Halloran Networks", (string?)request!["items"]![0]!["practice"]!["name"]);
        await browser.Open(link[..^1] + "x");
        Assert.Contains("opens nothing any more", browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_others_carry_shows_the_alert_and_takes_a_promise_but_no_work(string engine)
    {
        await using var world = await World.Start(engine);
        await using var phone = await Phone.Start();
        world.Services.GetRequiredService<NoticeSettings>().AllowPrivate = true;
        await Night(world);
        var called = await Rota.Member(world, "Halloran Networks");
        await Told.Run(world, called, (ChangeWays w) => w.Add(new WayDraft("push", $"{phone.Url}/halloran", null, null, "UTC")));
        await Told.Asked(world);
        await world.Settle();
        await world.Services.GetRequiredService<NoticeSender>().SendDue();
        var link = new Uri(Assert.Single(phone.Heard).Headers["Click"]).AbsolutePath;
        using var browser = new Browser(world.Url);
        await browser.Open(link);
        Assert.Contains("needs somebody", browser.Text);
        Assert.Null(browser.Page.QuerySelector("form:not(:has([name=minutes]))"));
        Assert.StartsWith("/on-call/log#take-", browser.Page.QuerySelector("main a.primary, a.primary")!.GetAttribute("href"), StringComparison.Ordinal);
        Assert.Equal("alert.missing", (await Told.Run(world, Actor.Visitor(world.Chapter), (AnswerAlert a) => a.TakeByLink(link[3..]))).Refusal?.Code);
        Assert.Equal(RequestState.Asked, await world.Look(db => db.Set<Collegium.Desk.Requests.Request>().Select(r => r.State).SingleAsync()));

        var alert = await world.Look(db => db.Set<Alert>().Select(a => a.Id).SingleAsync());
        foreach (var minutes in new[] { 15, 30 })
        {
            await browser.Send("form:has([name=minutes])", ("minutes", $"{minutes}"));
            Assert.Contains("You promised to be on it by", browser.Text);
        }

        Assert.Null(browser.Page.QuerySelector("form:has([name=minutes])"));
        Assert.Equal("alert.moved-already", (await Told.Run(world, called, (AnswerAlert a) => a.Promise(alert, 60))).Refusal?.Code);
        await world.Pass(TimeSpan.FromMinutes(30));
        Assert.False((await Told.Run(world, called, (AnswerAlert a) => a.Promise(alert, 60))).Refused);

        using var steward = await world.SignIn("steward");
        await steward.Open("/on-call/log");
        Assert.Contains("Called first: Person 3.", steward.Text);
        Assert.Contains("Promised: Person 3, by", System.Text.RegularExpressions.Regex.Replace(steward.Text, "\\s+", " "));
        Assert.DoesNotContain("Level", steward.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_member_finds_what_they_were_called_for_behind_hundreds_of_others(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        var request = await Told.Asked(world);
        await world.Settle();
        await world.Do<Done>(async s =>
        {
            var db = s.GetRequiredService<CollegiumDb>();
            db.AddRange(Enumerable.Range(1, 250).Select(i => new Alert
            {
                Id = Guid.CreateVersion7(), RequestId = request.Id(), Because = "closed", Policy = "{}", StartedAt = World.Morning.AddDays(1).AddMinutes(i), EndedAt = World.Morning.AddDays(3), State = AlertState.Over,
            }));
            await db.SaveChangesAsync();
            return Done.It;
        });
        var mine = await world.KeyOf(world.Practices["Halloran Networks"]);
        Assert.Equal("Called first: Person 3.", (string?)Assert.Single((await mine.Get("/alerts")).Body!["items"]!.AsArray())!["steps"]!.AsArray()[^1]!["words"]);
        Assert.Empty((await world.As("practitioner").Get("/alerts")).Body!["items"]!.AsArray());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_runs_keeps_the_policy_it_began_with(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await Told.Asked(world);
        await world.Settle();
        await world.As("steward").Post("/on-call/policy", new { levels = new[] { new { kind = "steward" } }, waitStopped = 1 });
        await world.Pass(TimeSpan.FromMinutes(1));
        Assert.Single(await Called(world));
        await world.Pass(TimeSpan.FromMinutes(4));
        Assert.Equal("person4@members.example", (await Called(world))[^1]);
        await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.", "Hollis Ranch Realty");
        await world.Settle();
        Assert.Contains("steward@sonoran.example", await Called(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_level_with_nobody_is_skipped_at_once_and_logged(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await Leave(world, "Person 3");
        await Told.Asked(world);
        await world.Settle();
        Assert.Equal(["person4@members.example"], await Called(world));
        Assert.Contains("alert.level-skipped", await Told.Kinds(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task When_whoever_promised_leaves_everybody_is_called_again(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await Told.Asked(world);
        await world.Settle();
        var alert = await world.Look(db => db.Set<Alert>().Select(a => a.Id).SingleAsync());
        await Told.Run(world, await Rota.Member(world, "Halloran Networks"), (AnswerAlert a) => a.Promise(alert, 60));
        await Leave(world, "Person 3");
        Assert.Equal("calling", (string?)await State(world));
        Assert.Contains("person4@members.example", await Called(world));

        var link = Regex.Match((await world.Look(db => db.Set<MailMessage>().FirstAsync(m => m.Kind == "alert.called" && m.ToAddress == "person3@members.example"))).Text, "/a/\\S+").Value;
        using var browser = new Browser(world.Url);
        await browser.Open(link);
        Assert.Contains("opens nothing any more", browser.Text);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task By_day_it_starts_when_nobody_takes_it_and_ends_when_it_is_taken_back(string engine)
    {
        await using var world = await World.Start(engine);
        await Policy(world);
        var request = await Told.Asked(world);
        await world.Settle();
        Assert.Empty(await Called(world));
        for (var i = 0; i < 4; i++)
        {
            await world.Pass(TimeSpan.FromMinutes(16));
        }

        Assert.NotEmpty(await Called(world));
        await Told.Run(world, Told.Steward(world), (Collegium.Desk.Requests.WithdrawRequest w) => w.Run(request.Id(), null));
        await world.Settle();
        Assert.Equal("over", (string?)await State(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Two_that_sweep_and_a_clock_that_goes_back_call_each_level_once(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await Told.Asked(world);
        await world.Settle();
        var began = world.Clock.GetUtcNow().UtcDateTime;
        var sweep = world.Services.GetRequiredService<TimerSweep>();
        world.Clock.Hold(began.AddHours(-1));
        await world.Settle();
        Assert.Single(await Called(world));
        world.Clock.Hold(began + FiveMinutes);
        await Task.WhenAll(sweep.RunDue(), sweep.RunDue(), sweep.RunDue());
        Assert.Equal(2, (await Called(world)).Count);
        world.Clock.Hold(began.AddMinutes(-3));
        await Task.WhenAll(sweep.RunDue(), sweep.RunDue());
        Assert.Equal(2, (await Called(world)).Count);
        world.Clock.Hold(began.AddMinutes(10));
        await Task.WhenAll(sweep.RunDue(), sweep.RunDue());
        Assert.Equal(["person3@members.example", "person4@members.example", "steward@sonoran.example"], await Called(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Work_that_has_stopped_calls_without_end_and_what_can_wait_ends_with_the_stewards(string engine)
    {
        await using var world = await World.Start(engine);
        await Night(world);
        await world.As("steward").Post("/on-call/policy", new { levels = new[] { new { kind = "steward" } }, waitStopped = 5, waitCanWait = 5, repeats = 1 });
        await Told.Asked(world);
        await Told.Asked(world, "The printer on the second floor prints blank pages since Tuesday.", "Hollis Ranch Realty", "can-wait");
        await world.Settle();
        for (var i = 0; i < 4; i++)
        {
            await world.Pass(FiveMinutes);
        }

        var alerts = await world.Look(db => db.Set<Alert>().OrderByDescending(a => a.Round).ToListAsync());
        Assert.Equal(4, alerts[0].Round);
        Assert.Equal((AlertState.Calling, AlertState.Exhausted), (alerts[0].State, alerts[1].State));
        Assert.Equal((1, null), (alerts[1].Round, alerts[1].NextAt));
    }

    /// <summary>18 November, 3:12 in Phoenix: Halloran is on call, then Cordova, then the stewards.</summary>
    private static async Task Night(World world)
    {
        await Policy(world);
        await world.Pass(TimeSpan.FromHours(18));
    }

    private static async Task Policy(World world)
    {
        var rotation = await Rota.Weekly(world, "Halloran Networks");
        var (status, body) = await world.As("steward").Post("/on-call/policy", new
        {
            levels = new object[] { new { kind = "rotation", who = rotation }, new { kind = "practitioner", who = await Rota.Person(world, "Cordova Systems") }, new { kind = "steward" } },
        });
        Assert.True(status == 200, $"{body}");
    }

    private static async Task Leave(World world, string name)
    {
        await world.Do(async s =>
        {
            var person = await s.GetRequiredService<CollegiumDb>().Set<Practitioner>().SingleAsync(p => p.Name == name);
            person.Left = true;
            s.GetRequiredService<FactLog>().Append("practitioner.left", new("practitioner", person.Id) { Practice = person.PracticeId }, Sight.Practice);
            return Done.It;
        });
        await world.Settle();
    }

    private static async Task<System.Text.Json.Nodes.JsonNode?> State(World world) => (await world.As("steward").Get("/alerts")).Body!["items"]![0]!["state"];

    private static Task<List<string>> Called(World world) =>
        world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "alert.called").OrderBy(m => m.At).ThenBy(m => m.Id).Select(m => m.ToAddress).ToListAsync());
}
