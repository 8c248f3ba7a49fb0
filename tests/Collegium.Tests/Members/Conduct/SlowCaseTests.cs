using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members.Conduct;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>No case hangs on somebody's silence, and none goes on that has no grounds.</summary>
public sealed class SlowCaseTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_panel_that_decides_nothing_is_reminded_and_all_who_stay_silent_are_replaced_at_once(string engine)
    {
        await using var stage = await Set(engine, new ConductTerms { DecideDays = 10 });
        await stage.Called();
        await stage.Heard();
        var sitting = await stage.Seats("sitting");
        await Must(stage.As(sitting[0]).Post($"{stage.At}/decisions", new { sanction = "reprimand", text = "It is shown by the invoice." }));
        await stage.World.Pass(TimeSpan.FromDays(5.1));
        Assert.Equal(2, await Letters(stage, "conduct.panel-reminded"));
        Assert.Equal(0, await Letters(stage, "conduct.panel-overdue"));
        await stage.World.Pass(TimeSpan.FromDays(5));
        Assert.Equal(1, await Letters(stage, "conduct.panel-overdue"));

        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}");
        await secretary.Send("#replace form");
        Assert.Contains("neither heard nor decided in time and was replaced", secretary.Text, StringComparison.Ordinal);
        Assert.Equal(2, (await stage.Seats("called")).Count);
        Assert.Equal([sitting[0]], await stage.Seats("sitting"));
        Assert.Equal(2, await stage.World.Look(db => db.Set<Collegium.Facts.Fact>().CountAsync(f => f.Kind == "conduct.replaced")));

        // The panel is whole again and has its days anew.
        await stage.Heard();
        await stage.Decided("reprimand");
        Assert.Equal("decided", (string?)(await stage.Seen(stage.Secretary))["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_complaint_without_grounds_is_set_aside_and_looked_at_again_by_another_officer(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Filed();
        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}");
        await secretary.Send("#set-aside form", ("because", "not-conduct"), ("text", "A price that is too high breaks no rule."));
        Assert.Contains("it is about nothing the rules of conduct are about", secretary.Text, StringComparison.Ordinal);
        await stage.World.Settle();
        Assert.Equal(1, await Letters(stage, "conduct.set-aside"));
        Assert.Equal(404, (await stage.As(Respondent).Get(stage.At)).Status);
        await Refused("conduct.not-your-turn", stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "After all." }));

        var complainant = new Actor(stage.World.Chapter, Roles.Practitioner, "Person 5") { Practice = stage.World.Practices[Complainant], Login = Guid.CreateVersion7() };
        var seen = (await stage.Seen(stage.As(Complainant)))["papers"]!.AsArray().Select(p => (string?)p!["text"]).ToList();
        Assert.Contains("A price that is too high breaks no rule.", seen);
        Assert.False((await Told.Run(stage.World, complainant, (LookAgain o) => o.Run(stage.Case, "It wasn't the price, it was the licence."))).Refused);
        await Refused("conduct.another-officer", stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "After all." }));
        await Must(stage.World.As("administrator").Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence to a member." }));
        Assert.Equal(200, (await stage.As(Respondent).Get(stage.At)).Status);
    }

    [Fact]
    public async Task Another_look_is_had_once_and_in_time()
    {
        await using var stage = await Set(Engines.Sqlite);
        await stage.Filed();
        var complainant = new Actor(stage.World.Chapter, Roles.Practitioner, "Person 5") { Practice = stage.World.Practices[Complainant], Login = Guid.CreateVersion7() };
        await SetAside(stage);
        Assert.False((await Told.Run(stage.World, complainant, (LookAgain o) => o.Run(stage.Case, "Look again."))).Refused);
        await SetAside(stage);
        Assert.Equal("conduct.not-set-aside", (await Told.Run(stage.World, complainant, (LookAgain o) => o.Run(stage.Case, "And again."))).Refusal?.Code);
        await stage.Filed();
        await SetAside(stage);
        await stage.World.Pass(TimeSpan.FromDays(30.1));
        Assert.Equal("conduct.appeal-late", (await Told.Run(stage.World, complainant, (LookAgain o) => o.Run(stage.Case, "Late."))).Refusal?.Code);
    }

    private static async Task SetAside(ConductStage stage)
    {
        var officer = new Actor(stage.World.Chapter, Roles.MembershipSecretary, "An officer") { Login = Guid.CreateVersion7() };
        Assert.False((await Told.Run(stage.World, officer, (SetAsideComplaint o) => o.Run(stage.Case, NoGrounds.Empty, "It names nothing that was done."))).Refused);
    }

    private static Task<int> Letters(ConductStage stage, string kind) => stage.World.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == kind));
}
