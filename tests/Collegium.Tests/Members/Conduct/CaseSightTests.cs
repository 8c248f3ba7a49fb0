using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Conduct;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>Who sees what of a case, and that nothing in it can be skipped.</summary>
public sealed class CaseSightTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Each_sees_what_concerns_them_and_others_nothing(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        Assert.Equal(404, (await stage.As(Respondent).Get(stage.At)).Status);
        await Must(stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence to a member." }));
        await Must(stage.As(Respondent).Post($"{stage.At}/reply", new { text = "It was the client's own wish." }));

        Assert.Equal(["notice", "reply"], Papers(await stage.Seen(stage.As(Respondent))));
        Assert.Equal(["complaint"], Papers(await stage.Seen(stage.As(Complainant))));
        Assert.Equal(["complaint", "notice", "reply"], Papers(await stage.Seen(stage.Secretary)));
        Assert.Equal("a member", (string?)(await stage.Seen(stage.As(Respondent)))["complainant"]!["name"]);
        foreach (var other in stage.World.Practices.Values.Except(await stage.Seats("called")).Except([stage.World.Practices[Respondent], stage.World.Practices[Complainant]]))
        {
            Assert.Equal(404, (await stage.As(other).Get(stage.At)).Status);
        }

        Assert.Equal(404, (await stage.World.As("client").Get(stage.At)).Status);
        Assert.Equal(403, (await stage.World.As("steward").Get(stage.At)).Status);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Nothing_of_the_file_is_seen_before_declaring(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        var one = stage.As((await stage.Seats("called"))[0]);
        var before = await stage.Seen(one);
        Assert.Equal("called", (string?)before["you"]![0]);
        Assert.Empty(before["papers"]!.AsArray());
        Assert.Empty(before["grounds"]!.AsArray());
        Assert.DoesNotContain("licence", before.ToJsonString(), StringComparison.Ordinal);
        await Refused("conduct.declare-first", one.Post($"{stage.At}/hearing", new { text = "We heard." }));

        await Must(one.Post($"{stage.At}/declaration", new { interest = false }));
        Assert.Equal(["complaint", "notice", "reply"], Papers(await stage.Seen(one)));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task No_step_can_be_skipped_or_done_twice(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        var secretary = stage.Secretary;
        Task<(int, JsonNode?)> Notice() => secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence." });
        Task<(int, JsonNode?)> Reply() => stage.As(Respondent).Post($"{stage.At}/reply", new { text = "No." });
        Task<(int, JsonNode?)> Appeal() => stage.As(Respondent).Post($"{stage.At}/appeal", new { text = "No." });
        Task<(int, JsonNode?)> Name() => secretary.Post($"{stage.At}/panelists", new { name = "Ann", mail = "ann@outside.example" });
        await Refused("case.missing", Reply());
        await Refused("conduct.not-your-turn", Name());
        await Refused("conduct.not-closed", secretary.Post($"{stage.At}/erasure"));

        await Must(Notice());
        await Refused("conduct.not-your-turn", Notice());
        await Refused("conduct.not-your-turn", Appeal());
        await Must(Reply());
        await Refused("conduct.not-your-turn", Reply());
        await Refused("conduct.not-your-turn", Appeal());
        await Refused("conduct.panel-full", Name());

        var called = await stage.Seats("called");
        await Must(stage.As(called[0]).Post($"{stage.At}/declaration", new { interest = false }));
        Task<(int, JsonNode?)> Hear() => stage.As(called[0]).Post($"{stage.At}/hearing", new { text = "We heard." });
        Task<(int, JsonNode?)> Decide() => stage.As(called[0]).Post($"{stage.At}/decisions", new { sanction = "reprimand", text = "It is shown." });
        await Refused("conduct.panel-short", Hear());
        await Refused("conduct.not-your-turn", Decide());
        await Must(stage.As(called[1]).Post($"{stage.At}/declaration", new { interest = false }));
        await Must(stage.As(called[2]).Post($"{stage.At}/declaration", new { interest = false }));
        await Refused("conduct.too-early", Hear());
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        await Must(Hear());
        await Refused("conduct.not-your-turn", Hear());

        await Must(Decide());
        Assert.Equal("heard", (string?)(await stage.Seen(secretary))["state"]);
        Assert.Empty((await stage.Seen(stage.As(Respondent)))["decisions"]!.AsArray());
        await Refused("conduct.not-your-turn", Appeal());
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_officer_never_runs_a_case_about_the_own_practice(string engine)
    {
        await using var stage = await Set(engine);
        await stage.World.Do(s => Told.Practise(s, "secretary", stage.World.Practices[Respondent]));
        await stage.Filed();
        Assert.Equal(404, (await stage.Secretary.Get(stage.At)).Status);
        await Refused("conduct.own-case", stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "respect" }, text = "Nothing." }));
        await Must(stage.World.As("administrator").Post($"{stage.At}/notice", new { grounds = new[] { "respect" }, text = "You are said to have shouted." }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Where_members_are_missing_people_from_outside_sit_by_link(string engine)
    {
        await using var stage = await Set(engine, new ConductTerms { PanelSize = 2 }, practices: 5);
        await stage.Called();
        foreach (var one in await stage.Seats("called"))
        {
            await Must(stage.As(one).Post($"{stage.At}/declaration", new { interest = true }));
        }

        Assert.Equal(1, (int)(await stage.Seen(stage.Secretary))["missing"]!);
        await Must(stage.Secretary.Post($"{stage.At}/panelists", new { name = "Ann Ferrow", mail = "ann@outside.example" }));
        await stage.World.Settle();
        var letter = await stage.World.Look(db => db.Set<MailMessage>().SingleAsync(m => m.ToAddress == "ann@outside.example"));
        Assert.DoesNotContain("licence", letter.Text, StringComparison.Ordinal);
        using var browser = new Browser(stage.World.Url);
        await browser.Open(Regex.Match(letter.Text, "/p/\\S+").Value);
        Assert.Equal(200, browser.Status);
        Assert.DoesNotContain("licence", browser.Text, StringComparison.Ordinal);
        await browser.Send("#declare form", ("interest", "no"));
        Assert.Contains(Words, browser.Text, StringComparison.Ordinal);
        await browser.Open(browser.Address + "/file");
        Assert.Contains(Words, browser.Text, StringComparison.Ordinal);
        using var stranger = new Browser(stage.World.Url);
        await stranger.Open("/p/nobody");
        Assert.StartsWith("/sign-in", stranger.Address, StringComparison.Ordinal);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Who_works_for_the_client_who_complains_is_not_drawn(string engine)
    {
        await using var stage = await Set(engine);
        var tied = stage.World.Practices["Halloran Networks"];
        await stage.World.Do<Done>(async s =>
        {
            await ((Collegium.Members.MembersDoor)s.GetService(typeof(Collegium.Members.MembersDoor))!).DeclareTie(tied, stage.World.Clients["Ocotillo Bend Dental"]);
            return Done.It;
        });
        var client = stage.World.As("client");
        var made = await Must(client.Post("/conduct", new { practice = stage.World.Practices[Respondent], grounds = new[] { "overcharging" }, text = "He billed hours nobody worked." }), 201);
        await Must(stage.Secretary.Post($"/conduct/{made["id"]}/notice", new { grounds = new[] { "overcharging" }, text = "You are said to have billed hours nobody worked." }));
        await stage.World.Pass(TimeSpan.FromDays(14.1));
        var drawn = Drawn.Read((await stage.World.Look(db => db.Set<PanelDrawing>().SingleAsync())).Record);
        Assert.Equal("it has to do with the client who complains", drawn.Out.Single(o => o.Practice == tied).Why);
        Assert.Equal(["complaint"], Papers(await Must(client.Get($"/conduct/{made["id"]}"))));
    }

    private static IEnumerable<string> Papers(JsonNode shown) => shown["papers"]!.AsArray().Select(p => (string)p!["kind"]!);
}
