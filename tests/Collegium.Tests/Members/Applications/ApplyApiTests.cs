using System.Text.Json.Nodes;
using Collegium.Files;
using Collegium.Mail;
using Collegium.Members.Applications;
using Collegium.Members.Competing;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Members.Applications;

/// <summary>The gate over the API: what a stranger, those they name and the reviewers do on pages, programs can do by the same operations.</summary>
public sealed class ApplyApiTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_stranger_applies_is_declined_appeals_in_vain_and_is_erased(string engine)
    {
        await using var world = await World.Start(engine);
        var stranger = new Api(world.Url, null);
        var (number, own) = await Apply(world, stranger);
        await AnswerReferences(world, stranger);
        await JudgeAll(world);
        foreach (var practice in new[] { "Benavidez Works", "Halloran Networks" })
        {
            var reviewer = await world.KeyOf(world.Practices[practice]);
            Assert.Equal("review.declare-first", await Code(reviewer.Post($"/applications/{number}/findings", new { screen = "seller", verdict = "fail", words = "Mostly commission." })));
            await Ok(reviewer.Post($"/applications/{number}/declaration", new { tied = "no" }));
            await Ok(reviewer.Post($"/applications/{number}/findings", new { screen = "seller", verdict = "fail", words = "Mostly commission." }));
        }

        var told = (await stranger.Get(own)).Body!;
        Assert.Equal("declined", (string?)told["state"]);
        var decision = told["stands"]!["decision"]!;
        Assert.Equal(("screen-seller", "Mostly commission."), ((string?)decision["code"], (string?)decision["reasons"]![0]));
        Assert.All(new[] { "why", "decidedBy", "conflicts" }, w => Assert.NotEmpty((string)decision[w]!));
        Assert.NotNull(told["stands"]!["appeal"]!["until"]);
        var file = (await (await world.KeyOf(world.Practices["Benavidez Works"])).Get($"/applications/{number}")).Body!;
        Assert.Equal((string?)decision["why"], (string?)file["decision"]!["why"]);
        Assert.Null(file["answers"]!["account"]);
        var shared = file["screens"]![2]!["evidence"]!.AsArray().Single(e => ((string)e!["criterion"]!).StartsWith("No shared", StringComparison.Ordinal))!;
        Assert.EndsWith("sent by a program, device unknown", (string?)shared["found"], StringComparison.Ordinal);
        Assert.Null(shared["met"]);

        Assert.Equal("appeal.no-words", await Code(stranger.Post(own + "/appeal", new { })));
        await Ok(stranger.Post(own + "/appeal", new { words = "It was one year only, says Mila Ostrander." }));
        Assert.Equal("application.not-over", await Code(stranger.Post(own + "/erasure")));
        await DecideAppeal(world, number);
        await Ok(stranger.Post(own + "/erasure"));
        Assert.NotNull((await stranger.Get(own)).Body!["erasedAt"]);
        Assert.Equal(404, (await stranger.Get(own + "/certificate")).Status);
        Assert.Equal(0, await world.Look(db => db.Set<KeptFile>().CountAsync()));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_application_is_taken_back_by_its_link_and_by_nothing_else(string engine)
    {
        await using var world = await World.Start(engine);
        var stranger = new Api(world.Url, null);
        var (number, own) = await Apply(world, stranger);
        Assert.Equal(404, (await stranger.Get("/apply/" + new string('x', 43))).Status);
        Assert.Equal(404, (await stranger.Post("/apply/" + new string('x', 43) + "/withdrawal")).Status);
        Assert.Equal("application.sealed", await Code(stranger.Post(own + "/answers", new { answers = new { practice = "Another" } })));
        await Ok(world.As("secretary").Post($"/applications/{number}/declaration", new { tied = "no" }));
        var reference = (string)(await world.As("secretary").Get($"/applications/{number}")).Body!["references"]![0]!["id"]!;
        Assert.Equal("reference.no-day", await Code(world.As("secretary").Post($"/references/{reference}/call", new { known = "Since 2019.", again = true })));
        await Ok(world.As("secretary").Post($"/references/{reference}/call", new { on = "2026-11-17", known = "Since 2019.", again = true }));
        var told = await world.Look(async db => await db.Set<MailMessage>().SingleAsync(m => m.Kind == "reference.called"));
        Assert.Equal("dana@wudental.example", told.ToAddress);
        Assert.Contains("Since 2019.", told.Text, StringComparison.Ordinal);
        Assert.Contains("If that is wrong", told.Text, StringComparison.Ordinal);
        await Ok(stranger.Post(own + "/withdrawal"));
        Assert.Equal("application.not-open", await Code(stranger.Post(own + "/withdrawal")));
        Assert.Equal(401, (await stranger.Get("/applications")).Status);
    }

    /// <summary>A firm may be called anything; erasing it takes its own letters and no others.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Erasing_takes_the_letters_about_it_and_no_others(string engine)
    {
        await using var world = await World.Start(engine);
        await Told.Asked(world);
        using var other = new Applicant(world);
        await other.Send(Applicant.Good("Another Firm"), "other@elsewhere.example");
        using var applicant = new Applicant(world);
        await applicant.Send(new(Applicant.Good("e"))
        {
            ["people"] = "Eve Lund, eve@here.example, 602-555-0177", ["phone"] = "602-555-0178", ["client1-mail"] = "only@there.example",
        }, "e@here.example");
        Assert.Equal(ApplicationState.Review, (await applicant.Row()).State);
        await world.Settle();
        var before = await Letters(world);
        var stranger = new Api(world.Url, null);
        await Ok(stranger.Post(applicant.Page + "/withdrawal"));
        await Ok(stranger.Post(applicant.Page + "/erasure"));
        await world.Settle();
        var after = await Letters(world);
        Assert.DoesNotContain(after, m => m.ToAddress is "only@there.example" or "e@here.example");
        Assert.Equal(before.Where(m => m.Kind.StartsWith("offer.", StringComparison.Ordinal)).Select(m => m.Id), after.Where(m => m.Kind.StartsWith("offer.", StringComparison.Ordinal)).Select(m => m.Id));
        Assert.Contains(after, m => m.Kind.StartsWith("offer.", StringComparison.Ordinal));
        Assert.Contains(after, m => m.ToAddress == "other@elsewhere.example");
        Assert.Contains(after, m => m.Kind == "reference.asked" && m.Text.Contains("Another Firm", StringComparison.Ordinal));
    }

    private static Task<List<MailMessage>> Letters(World world) => world.Look(db => db.Set<MailMessage>().AsNoTracking().OrderBy(m => m.Id).ToListAsync());

    /// <summary>Two strangers count their operations alike; neither hears what the other was answered.</summary>
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_strangers_operation_ids_are_nothing_to_another(string engine)
    {
        await using var world = await World.Start(engine);
        var stranger = new Api(world.Url, null);
        var first = "/apply/" + (await stranger.Post("/apply", new { mail = "a@first.example" })).Body!["secret"];
        var second = "/apply/" + (await stranger.Post("/apply", new { mail = "b@second.example" })).Body!["secret"];
        foreach (var (own, name) in new[] { (first, "First IT"), (second, "Second IT") })
        {
            var (status, kept) = await stranger.Post(own + "/answers", new { answers = new { practice = name } }, "1");
            Assert.Equal((200, name), (status, (string?)kept!["answers"]!["practice"]));
        }
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_all_compete_outsiders_sign_by_links_and_see_no_name(string engine)
    {
        await using var world = await World.Start(engine);
        await world.Do<Done>(async s =>
        {
            foreach (var practice in world.Practices.Values)
            {
                await s.GetRequiredService<ServedTrades>().Add(practice, ["dental"]);
            }

            return Done.It;
        });
        var stranger = new Api(world.Url, null);
        var (number, own) = await Apply(world, stranger);
        await Ok(world.As("secretary").Post($"/applications/{number}/declaration", new { tied = "no" }));
        var sample = (string)(await world.As("secretary").Get($"/applications/{number}")).Body!["samples"]![0]!["id"]!;
        Assert.Equal(201, (await world.As("secretary").Post($"/applications/{number}/samples/{sample}/judges", new { name = "Cleo", mail = "cleo@elsewhere.example" })).Status);
        var judge = "/sample/" + await Secret(world, "cleo@elsewhere.example", "sample");
        Assert.DoesNotContain("Ostrander", (await stranger.Get(judge)).Body!.ToJsonString(), StringComparison.Ordinal);
        await Ok(stranger.Post(judge + "/judgement", new { cause = 4, safety = 4, proof = 4, plain = 3, words = "Sound." }));
        Assert.Equal("sample.judged", await Code(stranger.Post(judge + "/judgement", new { cause = 1, safety = 1, proof = 1, plain = 1, words = "Bad." })));
        foreach (var name in new[] { "ann", "bob" })
        {
            Assert.Equal(201, (await world.As("secretary").Post($"/applications/{number}/outsiders", new { name, mail = $"{name}@elsewhere.example" })).Status);
            var review = "/review/" + await Secret(world, $"{name}@elsewhere.example", "review");
            Assert.Equal("review.undeclared", await Code(stranger.Get(review)));
            Assert.Equal("review.undeclared", await Code(stranger.Post(review + "/findings", new { findings = Array.Empty<object>() })));
            Assert.Equal("review.undeclared", await Code(stranger.Post(review + "/declaration", new { free = false })));
            await Ok(stranger.Post(review + "/declaration", new { free = true }));
            var seen = (await stranger.Get(review)).Body!;
            Assert.Equal(3, seen["screens"]!.AsArray().Count);
            Assert.DoesNotContain("Ostrander", seen.ToJsonString(), StringComparison.Ordinal);
            var findings = new[] { new { screen = "seller", verdict = "fail", words = "Commission." }, new { screen = "pretender", verdict = "pass", words = "" }, new { screen = "fraudster", verdict = "pass", words = "" } };
            await Ok(stranger.Post(review + "/findings", new { findings }));
            Assert.Equal("review.over", await Code(stranger.Get(review)));
        }

        Assert.Equal("declined", (string?)(await stranger.Get(own)).Body!["state"]);
    }

    private static async Task<(int Number, string Own)> Apply(World world, Api stranger)
    {
        Assert.Contains((await stranger.Get("/apply")).Body!["parts"]!.AsArray(), p => (string?)p!["code"] == "trust");
        var (begun, link) = await stranger.Post("/apply", new { mail = "mila@ostrander.example" });
        var own = $"/apply/{link!["secret"]}";
        Assert.Equal((201, "draft"), (begun, (string?)(await stranger.Get(own)).Body!["state"]));
        Assert.Equal("application.incomplete", await Code(stranger.Post(own + "/sending")));
        var (_, kept) = await stranger.Post(own + "/answers", new { answers = Applicant.Good() });
        Assert.Empty(kept!["missing"]!.AsArray());
        using var certificate = new HttpRequestMessage(HttpMethod.Post, "/api/v1" + own + "/certificate") { Content = new ByteArrayContent(Applicant.Certificate) };
        certificate.Headers.Add("Idempotency-Key", "certificate");
        await Ok(stranger.Send(certificate));
        var (sent, brief) = await stranger.Post(own + "/sending");
        Assert.Equal((200, "review"), (sent, (string?)brief!["state"]));
        var stands = (await stranger.Get(own)).Body!["stands"]!;
        Assert.NotNull(stands["certificateAt"]);
        Assert.Equal(3, stands["references"]!.AsArray().Count);
        return ((int)brief["number"]!, own);
    }

    private static async Task AnswerReferences(World world, Api stranger)
    {
        foreach (var mail in await world.Look(db => db.Set<MailMessage>().Where(m => m.Kind == "reference.asked").ToListAsync()))
        {
            var link = Applicant.LinkOf(mail, "reference");
            Assert.Equal("Ostrander IT", (string?)(await stranger.Get(link)).Body!["practice"]);
            Assert.Equal("reference.no-again", await Code(stranger.Post(link + "/answer", new { known = "Since 2019." })));
            await Ok(stranger.Post(link + "/answer", new { known = "Since 2019.", again = true }));
            Assert.Equal("reference.answered", await Code(stranger.Post(link + "/answer", new { known = "Since 2019.", again = false })));
        }
    }

    private static async Task JudgeAll(World world)
    {
        var judged = 0;
        foreach (var practice in world.Practices.Values)
        {
            var judge = await world.KeyOf(practice);
            foreach (var item in (await judge.Get("/samples")).Body!["items"]!.AsArray())
            {
                Assert.DoesNotContain("Ostrander", item!.ToJsonString(), StringComparison.Ordinal);
                Assert.Contains("we put it back", item.ToJsonString(), StringComparison.Ordinal);
                await Ok(judge.Post($"/samples/{item["id"]}/judgement", new { cause = 4, safety = 4, proof = 4, plain = 4, words = "Sound work." }));
                Assert.NotNull((await judge.Get($"/samples/{item["id"]}")).Body!["doneAt"]);
                judged++;
            }
        }

        Assert.Equal(2, judged);
    }

    private static async Task DecideAppeal(World world, int number)
    {
        var signed = 0;
        foreach (var practice in world.Practices.Values)
        {
            var member = await world.KeyOf(practice);
            await member.Post($"/applications/{number}/declaration", new { tied = "no" });
            signed += (await member.Post($"/applications/{number}/findings", new { screen = "appeal", verdict = "fail", words = "As before." })).Status == 200 ? 1 : 0;
        }

        await world.As("secretary").Post($"/applications/{number}/declaration", new { tied = "no" });
        foreach (var name in new[] { "ann", "bob" }.Take(2 - signed))
        {
            Assert.Equal(201, (await world.As("secretary").Post($"/applications/{number}/outsiders", new { name, mail = $"{name}@elsewhere.example" })).Status);
            var review = "/review/" + await Secret(world, $"{name}@elsewhere.example", "review");
            await Ok(new Api(world.Url, null).Post(review + "/declaration", new { free = true }));
            var appeal = (await new Api(world.Url, null).Get(review)).Body!["appeal"]!.ToJsonString();
            Assert.Contains("It was one year only", appeal, StringComparison.Ordinal);
            Assert.DoesNotContain("Ostrander", appeal, StringComparison.Ordinal);
            await Ok(new Api(world.Url, null).Post(review + "/findings", new { findings = new[] { new { screen = "appeal", verdict = "fail", words = "As before." } } }));
        }
    }

    private static async Task<string> Secret(World world, string to, string kind) =>
        Applicant.LinkOf(await world.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == to)), kind)[(kind.Length + 2)..];

    private static async Task Ok(Task<(int Status, JsonNode? Body)> call)
    {
        var (status, body) = await call;
        Assert.True(status == 200, $"{status}: {body?.ToJsonString()}");
    }

    private static async Task<string?> Code(Task<(int Status, JsonNode? Body)> call) => (string?)(await call).Body!["code"];
}
