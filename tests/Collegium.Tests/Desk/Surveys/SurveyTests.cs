using System.Text.RegularExpressions;
using Collegium.Desk.Requests;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Members.Regard;
using Collegium.Members.Skills;
using Collegium.Tests.Treasury;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Desk.Surveys;

/// <summary>After the work the client is asked one question; the answer is the rating, and evidence or none.</summary>
public sealed class SurveyTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_letter_asks_once_and_a_scanner_that_opens_its_links_answers_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var at = await Confirmed(world);
        Assert.Empty(await Letters(world));
        await world.Pass(TimeSpan.FromDays(1.01));
        var links = Links((await Letters(world)).Single());
        Assert.Equal(["yes", "partly", "no"], links.Select(l => l.Split('=')[1]));

        using var client = await world.SignIn("client");
        await client.Open("/mine");
        var question = client.Page.QuerySelector("#requests a[href$='/solved']")!.GetAttribute("href")!;
        await client.Open(question[..^"/solved".Length]);
        Assert.Equal(question, client.Page.QuerySelector("#solved a")!.GetAttribute("href"));

        using var browser = new Browser(world.Url);
        foreach (var link in links)
        {
            await browser.Open(link);
            Assert.Equal(200, browser.Status);
            Assert.Equal(link.Split('=')[1], browser.Page.QuerySelector("input[type=radio][checked]")!.GetAttribute("value"));
        }

        Assert.Null((string?)Job.Ok(200, await world.As("steward").Get($"{at}/survey"))["answer"]);
        await browser.Open(links[0]);
        await browser.Send("form:has([name='Form.Words'])", ("Form.Answer", "yes"), ("Form.Words", "Ten pictures in a row."));
        Assert.Contains("You have told us. Thank you.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        var shown = Job.Ok(200, await world.As("steward").Get($"{at}/survey"));
        Assert.Equal(("yes", "Ten pictures in a row."), ((string?)shown["answer"], (string?)shown["words"]));
        Assert.Equal(4, (int)Job.Ok(200, await world.As("steward").Get(at))["rating"]!);
        Job.No(409, "survey.answered", await world.As("client").Post($"{at}/survey", new { answer = "no" }));

        using var steward = await world.SignIn("steward");
        await steward.Open($"/requests/{await Number(world, at)}");
        Assert.Contains("it solved it.", steward.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
        Assert.Contains("Ten pictures in a row.", steward.Page.QuerySelector("#record-story")!.TextContent, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_no_opens_it_again_in_one_tap_and_the_job_proves_nothing(string engine)
    {
        await using var world = await World.Start(engine);
        var at = await Confirmed(world);
        var proved = await Evidence(world, at);
        var share = await Share(world, at);
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.Equal((1, 1), (proved.Jobs, proved.Known));

        using var browser = new Browser(world.Url);
        await browser.Open(Links((await Letters(world)).Single())[2]);
        await browser.Send("form:has([name='Form.Words'])", ("Form.Answer", "no"), ("Form.Words", "Room 2 is dark again."));
        Assert.Contains("look at it again?", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Assert.Equal("Room 2 is dark again.", browser.Page.QuerySelector("#form-why")!.TextContent);
        var after = await Evidence(world, at);
        Assert.Equal((0, 0), (after.Jobs, after.Known));
        Assert.True(after.Level < proved.Level);

        await browser.Send("form:has([name='Form.Why'])", ("Form.Why", "Room 2 is dark again."));
        Assert.Equal("accepted", (string?)Job.Ok(200, await world.As("steward").Get(at))["state"]);
        await world.Settle();
        Assert.NotEmpty(await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "request.reopened").ToListAsync()));
        Assert.Equal(share, await Share(world, at));
        Job.No(422, "survey.open-again", await world.As("client").Post($"{at}/survey", new { answer = "yes" }));

        await world.As("steward").Post($"{at}/completion");
        await world.As("client").Post($"{at}/confirmation", new { rating = 5 });
        var again = await Evidence(world, at);
        Assert.Equal((1, 1, proved.Level), (again.Jobs, again.Known, again.Level));
        await world.Pass(TimeSpan.FromDays(2));
        Assert.Single(await Letters(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nobody_is_asked_twice_in_thirty_days_nor_who_has_rated(string engine)
    {
        await using var world = await World.Start(engine);
        await Confirmed(world);
        await Confirmed(world);
        await Confirmed(world, 5);
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.Single(await Letters(world));
        await world.Pass(TimeSpan.FromDays(27));
        await Confirmed(world);
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.Single(await Letters(world));
        await world.Pass(TimeSpan.FromDays(1));
        await Confirmed(world);
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.Equal(2, (await Letters(world)).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_program_answers_the_practice_is_regarded_by_it_and_the_report_counts_it(string engine)
    {
        await using var world = await World.Start(engine);
        var at = await Confirmed(world);
        await world.Pass(TimeSpan.FromDays(1.01));
        var practice = (await Find(world, at)).PracticeId!.Value;
        Assert.False((await Regard(world)).Goodness.ContainsKey(practice));

        Job.No(422, "survey.no-answer", await world.As("client").Post($"{at}/survey", new { answer = "maybe" }));
        Job.No(403, "actor.not-allowed", await world.As("steward").Post($"{at}/survey", new { answer = "yes" }));
        Assert.Equal("no", (string?)Job.Ok(200, await world.As("client").Post($"{at}/survey", new { answer = "no" }))["answer"]);
        Assert.True((await Regard(world)).Goodness[practice] < 0);

        var said = Job.Ok(200, await world.As("treasurer").Get("/equity?days=30"))["after"]!.AsArray();
        Assert.All(said.Where(a => (string?)a!["group"] is "6 to 20" or "All"), a => Assert.Equal((1, 1, 0), ((int)a!["asked"]!, (int)a["answered"]!, (int)a["yes"]!)));
        using var browser = await world.SignIn("steward");
        await browser.Open("/equity");
        Assert.Contains("Did it solve it?", browser.Text, StringComparison.Ordinal);

        await world.Pass(TimeSpan.FromDays(1));
        Job.No(422, "request.no-reason", await world.As("client").Post($"{at}/reopening", new { why = " " }));
        Assert.Equal("accepted", (string?)Job.Ok(200, await world.As("client").Post($"{at}/reopening", new { why = "Room 2 is dark again." }))["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_question_closes_when_the_request_can_no_longer_be_opened_again(string engine)
    {
        await using var world = await World.Start(engine);
        var at = await Confirmed(world);
        await world.Pass(TimeSpan.FromDays(1.01));
        await world.Pass(TimeSpan.FromDays(13));
        Job.No(422, "survey.over", await world.As("client").Post($"{at}/survey", new { answer = "yes" }));
        using var browser = new Browser(world.Url);
        await browser.Open(Links((await Letters(world)).Single())[0]);
        Assert.Contains("This question is closed.", browser.Page.QuerySelector("h1")!.TextContent, StringComparison.Ordinal);
        Job.No(404, "survey.missing", await world.As("client").Post($"/requests/{(await Told.Asked(world))["id"]}/survey", new { answer = "yes" }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Opened_again_it_is_judged_anew(string engine)
    {
        await using var world = await World.Start(engine);
        var (at, steward, client) = (await Confirmed(world), world.As("steward"), world.As("client"));
        await world.Pass(TimeSpan.FromDays(1.01));
        Job.Ok(200, await client.Post($"{at}/survey", new { answer = "partly", words = "Room 2 is dark." }));
        Job.Ok(200, await client.Post($"{at}/reopening", new { why = "Room 2 is dark again." }));
        Assert.Null((int?)Job.Ok(200, await steward.Get(at))["rating"]);
        var survey = Job.Ok(200, await steward.Get($"{at}/survey"));
        Assert.Equal((null, null), ((string?)survey["answer"], (string?)survey["words"]));
        var closed = (DateTime)survey["closesAt"]!;

        Job.Ok(200, await steward.Post($"{at}/completion"));
        Job.Ok(200, await client.Post($"{at}/confirmation", new { }));
        await world.Settle();
        await world.Pass(TimeSpan.FromDays(1.01));
        Assert.Null((int?)Job.Ok(200, await steward.Get(at))["rating"]);
        Assert.True((DateTime)Job.Ok(200, await steward.Get($"{at}/survey"))["closesAt"]! > closed);
        Job.Ok(200, await client.Post($"{at}/survey", new { answer = "yes" }));
        Assert.Equal(4, (int)Job.Ok(200, await steward.Get(at))["rating"]!);
        Assert.Single(await Letters(world));
    }

    internal static async Task<string> Confirmed(World world, int? rating = null)
    {
        var (steward, at) = await Told.Accepted(world);
        Job.Ok(200, await steward.Post($"{at}/completion"));
        Job.Ok(200, await world.As("client").Post($"{at}/confirmation", new { rating }));
        await world.Settle();
        return at;
    }

    internal static string[] Links(MailMessage letter) => [.. Regex.Matches(letter.Text, @"/r/\S+/solved\?answer=\w+").Select(m => m.Value)];

    private static Task<List<MailMessage>> Letters(World world) => world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "survey.sent").ToListAsync());

    private static Task<Request> Find(World world, string at)
    {
        var id = Guid.Parse(at[^36..]);
        return world.Look(db => db.Set<Request>().AsNoTracking().SingleAsync(r => r.Id == id));
    }

    private static async Task<int> Number(World world, string at) => (await Find(world, at)).Number;

    private static async Task<(int Jobs, int Level, int Known)> Evidence(World world, string at)
    {
        var request = await Find(world, at);
        var code = Need.Read(request.Needs)[0].Skill;
        return await world.Look(async db => (
            (await db.Set<HeldSkill>().SingleAsync(s => s.PractitionerId == request.PractitionerId && s.Code == code)).Jobs,
            (await db.Set<HeldSkill>().SingleAsync(s => s.PractitionerId == request.PractitionerId && s.Code == code)).Level,
            await db.Set<Collegium.Members.Matching.SharedHistory>().Where(h => h.PracticeId == request.PracticeId && h.ClientId == request.ClientId).Select(h => h.Jobs).SingleAsync()));
    }

    private static async Task<(double, DateTime)> Share(World world, string at)
    {
        var practice = (await Find(world, at)).PracticeId;
        return await world.Look(async db => await db.Set<Practice>().Where(p => p.Id == practice).Select(p => new { p.Won, p.TurnSince }).SingleAsync() is var p ? (p.Won, p.TurnSince) : default);
    }

    private static Task<RegardNet> Regard(World world) => world.Look(db => world.Services.GetRequiredService<RegardCache>().Fresh(db));
}
