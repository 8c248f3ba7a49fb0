using Collegium.Desk.Recurring;
using Collegium.Desk.Requests;
using Collegium.Governance;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Tests.Desk.Recurring;

/// <summary>Requests that come again by a rule of the calendar.</summary>
public sealed class RecurringTests
{
    private static readonly DateOnly Set = new(2026, 11, 17);

    [Theory]
    [InlineData("MonthlyWeekday", 1, 1, "2026-12-01 2027-01-05 2027-02-02")]
    [InlineData("MonthlyWeekday", 1, 5, "2026-11-24 2026-12-29 2027-01-26")]
    [InlineData("MonthlyWeekday", 3, 2, "2027-02-09 2027-05-11 2027-08-10")]
    [InlineData("Weekly", 1, 1, "2026-11-24 2026-12-01 2026-12-08")]
    [InlineData("Weekly", 2, 1, "2026-12-01 2026-12-15 2026-12-29")]
    public void A_rule_gives_its_days(string kind, int every, int nth, string days)
    {
        var rule = new RecurRule(Enum.Parse<RecurKind>(kind), every, DayOfWeek.Tuesday, nth, 1, new TimeOnly(9, 0));
        Assert.Equal(days, string.Join(' ', Next(rule, 3).Select(d => d.ToString("yyyy-MM-dd", System.Globalization.CultureInfo.InvariantCulture))));
    }

    [Fact]
    public void A_month_without_the_day_has_its_last() =>
        Assert.Equal([new(2026, 11, 30), new(2026, 12, 31), new(2027, 1, 31), new(2027, 2, 28)], Next(new RecurRule(RecurKind.MonthlyDay, 1, DayOfWeek.Monday, 1, 31, new TimeOnly(9, 0)), 4));

    [Fact]
    public void Nine_stays_nine_when_the_clocks_change_and_a_holiday_moves_to_the_next_open_day()
    {
        var rules = new CharterRules { Holidays = [new DateOnly(2026, 11, 3)] };
        var rule = new RecurRule(RecurKind.MonthlyWeekday, 1, DayOfWeek.Tuesday, 1, 1, new TimeOnly(9, 0));
        var denver = new BusinessTime(rules, "America/Denver");
        Assert.Equal(new DateTime(2026, 10, 6, 15, 0, 0, DateTimeKind.Utc), rule.Due(new DateOnly(2026, 10, 6), denver));
        Assert.Equal(new DateTime(2026, 11, 4, 16, 0, 0, DateTimeKind.Utc), rule.Due(new DateOnly(2026, 11, 3), denver));
        Assert.Equal("every month on the first Tuesday, 9:00 am".Replace("first", "1st", StringComparison.Ordinal), rule.Words);
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task One_request_a_day_of_the_rule_whatever_happens(string engine)
    {
        await using var world = await World.Start(engine);
        var steward = world.As("steward");
        var (status, made) = await steward.Post("/recurring", new
        {
            client = "Ocotillo Bend Dental", text = "Look whether the copies of the x-ray pictures can be read back.", impact = "can-wait",
            rule = new { kind = "weekly", every = 1, weekday = "thursday", time = "09:00:00" },
        });
        Assert.True(status == 201, $"{status}: {made}");
        Assert.Equal("2026-11-19", (string?)made!["next"]);
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Equal(0, await Count(world));
        await world.Pass(TimeSpan.FromDays(1));
        Assert.Equal(1, await Count(world));
        await world.Settle();
        Assert.Equal(1, await Count(world));

        // Four weeks without a server: told once, then on as before.
        await world.Pass(TimeSpan.FromDays(28));
        Assert.Equal(2, await Count(world));
        await world.Pass(TimeSpan.FromDays(7));
        Assert.Equal(3, await Count(world));
        Assert.Equal(200, (await steward.Post($"/recurring/{made["id"]}/end")).Status);
        await world.Pass(TimeSpan.FromDays(21));
        Assert.Equal(3, await Count(world));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_is_set_up_and_ended_on_its_page(string engine)
    {
        await using var world = await World.Start(engine);
        using var browser = await world.SignIn("steward");
        await browser.Open("/desk/recurring");
        (string, string)[] typed = [("client", "Hollis Ranch Realty"), ("text", "Change the printer's drum."), ("impact", "can-wait"), ("every", "1"), ("kind", "MonthlyWeekday"), ("nth", "1"), ("weekday", "Tuesday"), ("day", "1"), ("time", "09:00")];
        await browser.Send("#set form", [.. typed.Where(t => t.Item1 != "every"), ("every", "0")]);
        Assert.Equal(422, browser.Status);
        foreach (var (field, wrong, said) in new[] { ("text", "", "what is to be done"), ("client", "Nobody", "list of clients"), ("day", "40", "from 1 to 31"), ("time", "", "time of day") })
        {
            await browser.Open("/desk/recurring");
            await browser.Send("#set form", [.. typed.Where(t => t.Item1 != field && t.Item1 != "kind"), ("kind", "MonthlyDay"), (field, wrong)]);
            Assert.Contains(said, browser.Page.QuerySelector($"#{field}-refusal")!.TextContent, StringComparison.Ordinal);
        }

        await browser.Open("/desk/recurring");
        await browser.Send("#set form", typed);
        Assert.Contains("every month on the 1st Tuesday, 9:00 am", browser.Text, StringComparison.Ordinal);
        Assert.Contains("Tuesday 1 December 2026", browser.Text, StringComparison.Ordinal);
        var id = browser.Page.QuerySelector("#end option")!.GetAttribute("value")!;
        await browser.Send("#end form", ("id", id));
        Assert.Contains("Nothing comes again yet", browser.Text, StringComparison.Ordinal);
    }

    private static Task<int> Count(World world) => world.Look(db => db.Set<Request>().CountAsync(r => r.Source == "recurring"));

    private static List<DateOnly> Next(RecurRule rule, int count)
    {
        var (days, at) = (new List<DateOnly>(), Set);
        while (days.Count < count)
        {
            days.Add(at = rule.After(at, Set));
        }

        return days;
    }
}
