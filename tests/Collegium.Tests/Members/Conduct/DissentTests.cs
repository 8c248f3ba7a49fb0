using System.Text.Json.Nodes;
using Collegium.Governance;
using Collegium.Mail;
using Collegium.Members;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>Who sees it otherwise isn't silent: nobody takes a panelist off for what they said, and a panel of several minds ends by a rule.</summary>
public sealed class DissentTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Whoever_was_outdone_or_disagrees_stays_on_the_panel(string engine)
    {
        await using var stage = await Heard(engine);
        var panel = await stage.Seats("sitting");
        await Propose(stage, panel[0], "dismissed");
        var open = Open(await Propose(stage, panel[1], "expulsion"));
        await Must(stage.As(panel[2]).Post($"{stage.At}/disagreement", new { decision = open, text = "The invoice is another firm's." }));
        await Refused("conduct.spoken", stage.As(panel[2]).Post($"{stage.At}/disagreement", new { decision = open, text = "As I said." }));
        var seen = await stage.Seen(stage.As(panel[0]));
        Assert.Single(seen["decisions"]!.AsArray().Single()!["against"]!.AsArray());
        Assert.DoesNotContain("another firm", (await stage.Seen(stage.Secretary)).ToJsonString(), StringComparison.Ordinal);
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        await Refused("conduct.not-overdue", stage.Secretary.Post($"{stage.At}/replacement"));
        Assert.Equal(panel, await stage.Seats("sitting"));
        await Must(stage.As(panel[2]).Post($"{stage.At}/agreement", new { decision = open }));
        Assert.Equal("decided", (string?)(await stage.Seen(stage.Secretary))["state"]);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Only_who_said_nothing_since_the_hearing_is_replaced(string engine)
    {
        await using var stage = await Heard(engine);
        var panel = await stage.Seats("sitting");
        await Propose(stage, panel[0], "dismissed");
        await Propose(stage, panel[1], "expulsion");
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        await Must(stage.Secretary.Post($"{stage.At}/replacement"));
        Assert.Equal(panel.Take(2).Order(), (await stage.Seats("sitting")).Order());
        Assert.Equal([panel[2]], await stage.Seats("idle"));
        await Refused("conduct.not-overdue", stage.Secretary.Post($"{stage.At}/replacement"));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_panel_without_a_majority_has_its_days_again_and_then_the_complaint_is_dismissed(string engine)
    {
        await using var stage = await Heard(engine);
        await Divide(stage);
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        Assert.Equal(3, await stage.World.Look(db => db.Set<MailMessage>().CountAsync(m => m.Kind == "conduct.split")));
        Assert.Equal("heard", (string?)(await stage.Seen(stage.Secretary))["state"]);
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        var seen = await stage.Seen(stage.As(Complainant));
        Assert.Equal("decided", (string?)seen["state"]);
        Assert.Equal("dismissed", (string?)seen["decisions"]![0]!["sanction"]);
        Assert.Contains("for want of a majority", (string?)seen["decisions"]![0]!["reasons"]!["text"], StringComparison.Ordinal);
        using var secretary = await stage.World.SignIn("secretary");
        await secretary.Open($"/conduct/{stage.Number}");
        Assert.Contains("no decision had more than half of it behind it", secretary.Text, StringComparison.Ordinal);
        await Must(stage.As(Complainant).Post($"{stage.At}/appeal", new { text = "Two of three said that a rule was broken." }));
    }

    [Fact]
    public async Task An_appeal_without_a_majority_changes_nothing()
    {
        await using var stage = await Heard(Engines.Sqlite);
        await stage.Decided("suspension", 60);
        await Must(stage.As(Respondent).Post($"{stage.At}/appeal", new { text = "It was another firm." }));
        await stage.Heard();
        await Divide(stage);
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        await stage.World.Pass(TimeSpan.FromDays(10.1));
        var seen = await stage.Seen(stage.Secretary);
        Assert.Equal("closed", (string?)seen["state"]);
        Assert.Equal("suspension", (string?)seen["decisions"]![1]!["sanction"]);
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
    }

    private static async Task<ConductStage> Heard(string engine)
    {
        var stage = await Set(engine, new ConductTerms { DecideDays = 10 }, practices: 10);
        await stage.Called();
        await stage.Heard();
        return stage;
    }

    private static async Task Divide(ConductStage stage)
    {
        foreach (var (one, sanction) in (await stage.Seats("sitting")).Zip(new[] { "dismissed", "reminder", "reprimand" }))
        {
            await Propose(stage, one, sanction);
        }
    }

    private static Task<JsonNode> Propose(ConductStage stage, Guid by, string sanction) =>
        Must(stage.As(by).Post($"{stage.At}/decisions", new { sanction, text = "I read the invoice so." }));

    private static Guid Open(JsonNode shown) => shown["decisions"]!.AsArray().Single(d => d!["carriedAt"] is null)!.Id();
}
