using Collegium.Ui;
using static Collegium.Tests.Ui.Drawn;

namespace Collegium.Tests.Ui;

public class PartsTests
{
    private static readonly DateTime Now = ShowTests.Utc("2026-11-17T16:14");

    [Fact]
    public async Task A_refused_field_ties_the_sentence_to_the_control_and_keeps_what_was_typed()
    {
        var field = await Draw<Field>(new() { ["Name"] = "Form.Minutes", ["Label"] = "Minutes", ["Value"] = "-45", ["Refusal"] = "−45 can’t be worked." });
        var control = field.QuerySelector("input")!;
        Assert.Equal("field refused", field.QuerySelector("div")!.ClassName);
        Assert.Equal(("form-minutes", "Form.Minutes", "-45"), (control.Id, control.GetAttribute("name"), control.GetAttribute("value")));
        Assert.Equal("true", control.GetAttribute("aria-invalid"));
        Assert.Equal("−45 can’t be worked.", field.QuerySelector($"#{control.GetAttribute("aria-describedby")} span:last-child")!.TextContent);
        Assert.Equal("form-minutes", field.QuerySelector("label")!.GetAttribute("for"));
    }

    [Fact]
    public async Task A_field_hands_other_attributes_to_its_control_and_escapes_a_textarea()
    {
        var field = await Draw<Field>(new() { ["Name"] = "text", ["Label"] = "What’s wrong?", ["Rows"] = 4, ["Value"] = "</textarea><b>", ["Hint"] = "As you’d say it.", ["required"] = true });
        var control = field.QuerySelector("textarea")!;
        Assert.True(control.HasAttribute("required"));
        Assert.Equal("</textarea><b>", control.TextContent);
        Assert.Equal("text-hint", control.GetAttribute("aria-describedby"));
        Assert.Null(field.QuerySelector("b"));
    }

    [Fact]
    public async Task The_summary_counts_in_words_and_links_to_the_fields()
    {
        var summary = await Draw<Refused>(new() { ["Fields"] = new[] { ("Form.Minutes", "Minutes"), ("Form.Day", "Day") } });
        Assert.Equal("Two things to put right.", summary.QuerySelector("b")!.TextContent);
        Assert.Equal(["#form-minutes", "#form-day"], summary.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
        Assert.Empty((await Draw<Refused>([])).Children);
    }

    [Fact]
    public async Task Marks_stand_on_the_clients_words_and_change_none_of_them()
    {
        const string words = "the <x-ray> takes the picture";
        var said = await Draw<Said>(new() { ["Text"] = words, ["Marks"] = new[] { (22, 99), (4, 7), (8, 3) } });
        Assert.Equal(words, said.QuerySelector("blockquote.said")!.TextContent);
        Assert.Equal(["<x-ray>", "picture"], said.QuerySelectorAll("mark").Select(m => m.TextContent));
    }

    [Theory]
    [InlineData(-10000, false, "n minus", "−100.00")]
    [InlineData(32737, true, "money", "$327.37")]
    public async Task Money_is_red_only_with_its_minus(long minor, bool sign, string classes, string written)
    {
        var money = (await Draw<MoneyText>(new() { ["Minor"] = minor, ["Sign"] = sign })).QuerySelector("span")!;
        Assert.Equal((classes, written), (money.ClassName, money.TextContent));
    }

    [Fact]
    public async Task A_clock_carries_its_words_a_shape_and_the_exact_moment()
    {
        var chip = await Draw<ClockChip>(new() { ["Of"] = new Promise(Now.AddMinutes(12)), ["What"] = "Answer", ["Zone"] = "America/Phoenix", ["Now"] = Now });
        Assert.Equal("clock risk", chip.QuerySelector("span")!.ClassName);
        Assert.NotNull(chip.QuerySelector(".i-risk[aria-hidden=true]"));
        var time = chip.QuerySelector("time")!;
        Assert.Equal("Answer due in 12 min", time.TextContent);
        Assert.Equal("2026-11-17T09:26:00-07:00", time.GetAttribute("datetime"));
        Assert.Equal("Tuesday 17 November 2026, 9:26 am MST", time.GetAttribute("title"));
    }

    [Theory]
    [InlineData("nobody-yet", false, "Nobody yet", "state bad", "i i-broken")]
    [InlineData("in-work", false, "In work", "state", "i i-work")]
    [InlineData("taken", true, "Taken", "state", "i i-paused")]
    public async Task A_state_is_a_shape_and_a_word(string code, bool offer, string word, string classes, string icon)
    {
        var state = (await Draw<StateWord>(new() { ["Code"] = code, ["Offer"] = offer })).QuerySelector(".state")!;
        Assert.Equal((word, classes, icon), (state.TextContent, state.ClassName, state.Children[0].ClassName));
    }

    [Fact]
    public async Task Reasons_add_up()
    {
        var table = await Draw<ReasonsTable>(new()
        {
            ["Rows"] = new ReasonsTable.Row[] { new("Skill", "9 jobs, all confirmed", 41), new("Near", "6.2 miles", 12), new("Late", "twice", -3) },
            ["Together"] = "First of six",
        });
        Assert.Equal("50", table.QuerySelector("tfoot .total")!.TextContent);
        Assert.Equal("−3", table.QuerySelector("tbody .minus")!.TextContent);
        Assert.Equal("First of six", table.QuerySelector("tfoot th")!.TextContent);
    }

    [Fact]
    public async Task A_story_is_told_day_by_day_and_closed_once()
    {
        var story = await Draw<StoryList<DateTime>>(new()
        {
            ["Items"] = new[] { Now, Now.AddHours(3), Now.AddDays(1) },
            ["At"] = (Func<DateTime, DateTime>)(at => at),
            ["Line"] = (Microsoft.AspNetCore.Components.RenderFragment<DateTime>)(at => Text($"{at:HH}")),
            ["Zone"] = "America/Phoenix",
            ["Closed"] = true,
        });
        Assert.Equal(["Tuesday 17 November 2026", "Wednesday 18 November"], story.QuerySelectorAll("p b").Select(b => b.TextContent));
        Assert.Equal(["story gap", "story gap closed"], story.QuerySelectorAll("ol").Select(o => o.ClassName!));
    }

    [Theory]
    [InlineData("http://localhost/desk?state=new&page=3", null, "/desk?state=new&sort=clock")]
    [InlineData("http://localhost/desk?sort=clock", "ascending", "/desk?sort=-clock")]
    [InlineData("http://localhost/desk?sort=-clock&q=a%26b", "descending", "/desk?q=a%26b&sort=clock")]
    public async Task A_sort_link_turns_the_order_round_and_keeps_the_rest(string at, string? sorted, string next)
    {
        var head = (await Draw<SortHead>(new() { ["Key"] = "clock", ["ChildContent"] = Text("Clock") }, at)).QuerySelector("th")!;
        Assert.Equal(sorted, head.GetAttribute("aria-sort"));
        Assert.Equal(next, head.QuerySelector("a")!.GetAttribute("href"));
    }

    [Fact]
    public async Task Pages_appear_only_when_there_is_more_than_one()
    {
        Assert.Empty((await Draw<Pager>(new() { ["Page"] = 1, ["Total"] = 100L })).Children);
        var pager = await Draw<Pager>(new() { ["Page"] = 2, ["Total"] = 312L }, "http://localhost/desk?q=x&page=2");
        Assert.Equal("101 to 200 of 312", pager.QuerySelector("span")!.TextContent);
        Assert.Equal(["/desk?q=x&page=1", "/desk?q=x&page=3"], pager.QuerySelectorAll("a").Select(a => a.GetAttribute("href")!));
        Assert.Equal("/desk?q=x&page=2&format=csv", (await Draw<CsvLink>(new() { ["ChildContent"] = Text("CSV") }, "http://localhost/desk?q=x&page=2"))
            .QuerySelector("a")!.GetAttribute("href"));
    }
}
