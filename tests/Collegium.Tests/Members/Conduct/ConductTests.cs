using System.Text.Json.Nodes;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Conduct;
using Collegium.Tests.Desk;
using Microsoft.EntityFrameworkCore;
using static Collegium.Tests.Members.Conduct.ConductStage;

namespace Collegium.Tests.Members.Conduct;

/// <summary>From complaint to final decision: each step follows the one before, periods are kept, and what was decided does itself.</summary>
public sealed class ConductTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_whole_case_to_expulsion(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Noticed();
        await stage.World.Pass(TimeSpan.FromDays(13.9));
        Assert.Equal("noticed", (string?)(await stage.Seen(stage.Secretary))["state"]);
        await stage.World.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(3, (await stage.Seats("called")).Count);

        await stage.Heard();
        await stage.Decided("expulsion");
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await stage.World.Pass(TimeSpan.FromDays(29.9));
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await stage.World.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(Standing.Expelled, await stage.StandingOf(Respondent));

        Assert.Equal(
            ["conduct.filed", "conduct.noticed", "conduct.replied", "conduct.called", "conduct.declared", "conduct.declared", "conduct.declared",
                "conduct.heard", "conduct.proposed", "conduct.decided", "conduct.closed"],
            (await stage.Facts()).Select(f => f.Kind));
        await Refused("key.unknown", stage.As(Respondent).Post($"{stage.At}/appeal", new { text = "I was away." }));
        var former = new Actor(stage.World.Chapter, Roles.Former, "Person 4") { Practice = stage.World.Practices[Respondent] };
        Assert.Equal("conduct.appeal-late", (await Told.Run(stage.World, former, (FileAppeal o) => o.Run(stage.Case, "I was away."))).Refusal?.Code);
        await Refused("conduct.not-a-member", stage.As(Complainant).Post("/conduct", new { practice = stage.World.Practices[Respondent], grounds = new[] { "respect" }, text = "Again." }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task An_appeal_before_others_gives_the_standing_back(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await stage.Heard();
        await stage.Decided("suspension", 90);
        var first = await stage.Seats("sitting");
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));

        await stage.World.Pass(TimeSpan.FromDays(20));
        await Refused("conduct.not-against-you", stage.As(Complainant).Post($"{stage.At}/appeal", new { text = "More." }));
        await Must(stage.As(Respondent).Post($"{stage.At}/appeal", new { text = "The invoice was another firm's." }));
        Assert.Equal(3, (await stage.Seats("called")).Count);
        Assert.Empty(first.Intersect(await stage.Seats("called")));
        await Refused("case.missing", stage.As(first[0]).Post($"{stage.At}/declaration", new { interest = false }));

        await stage.Heard();
        var sitting = await stage.Seats("sitting");
        await Refused("conduct.harsher", stage.As(sitting[0]).Post($"{stage.At}/decisions", new { sanction = "expulsion", text = "Out." }));
        await Refused("conduct.harsher", stage.As(sitting[0]).Post($"{stage.At}/decisions", new { sanction = "suspension", days = 91, text = "Longer." }));
        await stage.Decided("dismissed");
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
        Assert.Equal("closed", (string?)(await stage.Seen(stage.Secretary))["state"]);
        await Refused("conduct.not-your-turn", stage.As(Complainant).Post($"{stage.At}/appeal", new { text = "Again." }));
        await stage.World.Pass(TimeSpan.FromDays(90));
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_suspension_ends_by_itself_and_nobody_can_end_it_before(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await stage.Heard();
        await stage.Decided("suspension", 60);
        await stage.World.Pass(TimeSpan.FromDays(59.9));
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await stage.World.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
        Assert.Equal("closed", (string?)(await stage.Seen(stage.Secretary))["state"]);
    }

    [Theory]
    [InlineData(Engines.Sqlite, "provisional-again", Standing.Provisional)]
    [InlineData(Engines.Postgres, "reprimand", Standing.Full)]
    [InlineData(Engines.Sqlite, "dismissed", Standing.Full)]
    public async Task Milder_decisions_hold_when_they_are_final(string engine, string sanction, Standing after)
    {
        Assert.SkipWhen(engine == Engines.Postgres && Engines.Server is null, "COLLEGIUM_TEST_POSTGRES is not set; bin/test sets it.");
        await using var stage = await Set(engine);
        await stage.Called();
        await stage.Heard();
        await stage.Decided(sanction);
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
        await stage.World.Pass(TimeSpan.FromDays(30.1));
        Assert.Equal(after, await stage.StandingOf(Respondent));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Kept_off_work_meanwhile_once_and_not_longer_than_the_charter_says(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Noticed();
        await Must(stage.Secretary.Post($"{stage.At}/interim", new { text = "Three clients were sold licences this week." }));
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await Refused("conduct.interim-used", stage.Secretary.Post($"{stage.At}/interim", new { text = "Longer." }));
        await stage.World.Pass(TimeSpan.FromDays(29.9));
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await stage.World.Pass(TimeSpan.FromDays(0.2));
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
        await Refused("conduct.interim-used", stage.Secretary.Post($"{stage.At}/interim", new { text = "Again." }));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task A_decision_ends_what_held_meanwhile(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await Must(stage.Secretary.Post($"{stage.At}/interim", new { text = "Three clients were sold licences this week." }));
        await stage.Heard();
        Assert.Equal(Standing.Suspended, await stage.StandingOf(Respondent));
        await stage.Decided("reprimand");
        Assert.Equal(Standing.Full, await stage.StandingOf(Respondent));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Silence_and_interest_bring_the_next_of_the_draw(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        var called = await stage.Seats("called");
        await Must(stage.As(called[0]).Post($"{stage.At}/declaration", new { interest = true, text = "My brother works there." }));
        Assert.Equal(404, (await stage.As(called[0]).Get(stage.At)).Status);
        Assert.Equal(3, (await stage.Seats("called")).Count);
        await Must(stage.As(called[1]).Post($"{stage.At}/declaration", new { interest = false }));
        await stage.World.Pass(TimeSpan.FromDays(7.1));
        Assert.Equal([called[1]], await stage.Seats("sitting"));
        Assert.Contains(called[2], await stage.Seats("silent"));
        Assert.Equal(2, (await stage.Seats("called")).Count);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Every_drawing_can_be_worked_out_again(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        var drawing = await stage.World.Look(db => db.Set<PanelDrawing>().AsNoTracking().SingleAsync());
        var drawn = Drawn.Read(drawing.Record);
        Assert.Equal(PanelDraw.Order(stage.Case, 1, drawn.From).Take(3).Order(), (await stage.Seats("called")).Order());
        Assert.Equal("it is a side of this case", drawn.Out.Single(o => o.Practice == stage.World.Practices[Respondent]).Why);
        Assert.Equal("it is a side of this case", drawn.Out.Single(o => o.Practice == stage.World.Practices[Complainant]).Why);
    }

    [Fact]
    public void The_draw_prefers_who_sat_less_and_lets_the_lot_decide_between_equals()
    {
        var (held, often) = (Guid.Parse("019aa0c0-0000-7000-8000-000000000001"), Guid.Parse("019aa0c0-0000-7000-8000-000000000002"));
        Drawable[] rest = [.. Enumerable.Range(0, 20).Select(i => new Drawable(Guid.CreateVersion7(DateTimeOffset.UnixEpoch.AddDays(i)), 0))];
        var order = PanelDraw.Order(held, 1, [new(often, 1), .. rest]);
        Assert.Equal(often, order[^1]);
        Assert.Equal(order, PanelDraw.Order(held, 1, [.. rest.Reverse(), new(often, 1)]));
        Assert.NotEqual(order, PanelDraw.Order(held, 2, [new(often, 1), .. rest]));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task The_facts_hold_no_words(string engine)
    {
        await using var stage = await Set(engine);
        await stage.Called();
        await Must(stage.As((await stage.Seats("called"))[0]).Post($"{stage.At}/declaration", new { interest = true, text = "My brother works there." }));
        await stage.Heard();
        await stage.Decided("suspension", 30);
        await Must(stage.As(Respondent).Post($"{stage.At}/appeal", new { text = "The invoice was another firm's." }));
        var facts = await stage.Facts();
        Assert.True(facts.Count > 10);
        foreach (var fact in facts)
        {
            foreach (var value in JsonNode.Parse(fact.Data)!.AsObject().SelectMany(f => f.Value is JsonArray list ? list.ToArray() : [f.Value]))
            {
                Assert.DoesNotContain(' ', value?.ToString() ?? "");
            }

            Assert.DoesNotContain("Person", fact.Data, StringComparison.Ordinal);
        }
    }
}
