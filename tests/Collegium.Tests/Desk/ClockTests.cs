using System.Text.Json.Nodes;
using Collegium.Governance;

namespace Collegium.Tests.Desk;

/// <summary>Promises are counted in open hours of the client's zone, over nights, weekends, holidays and days of 23 and 25 hours.</summary>
public sealed class ClockTests
{
    private static readonly CharterRules Always = new()
    {
        OpensAt = 0, ClosesAt = 24 * 60, OpenOn = [.. Enum.GetValues<DayOfWeek>()],
    };

    [Theory]
    [InlineData("2026-11-20T17:50", 30, "2026-11-23T07:20", "a Friday evening runs on on Monday")]
    [InlineData("2026-11-21T12:00", 30, "2026-11-23T07:30", "a Saturday begins on Monday")]
    [InlineData("2026-11-25T17:45", 30, "2026-11-27T07:15", "Thanksgiving is left out")]
    [InlineData("2026-11-17T05:00", 30, "2026-11-17T07:30", "before the doors open it waits for them")]
    [InlineData("2026-11-17T18:00", 30, "2026-11-18T07:30", "at closing time the day is over")]
    [InlineData("2026-11-17T09:12", 660, "2026-11-18T09:12", "a whole open day ends at the same time next day")]
    public void Open_minutes_are_counted_on_open_days(string from, int minutes, string due, string because)
    {
        var rules = new CharterRules { Holidays = [new DateOnly(2026, 11, 26)] };
        Assert.True(Phoenix(due) == new BusinessTime(rules, "America/Phoenix").Add(Phoenix(from), minutes), because);
    }

    [Fact]
    public void A_day_of_23_hours_has_23_and_one_of_25_has_25()
    {
        var denver = new BusinessTime(Always, "America/Denver");
        Assert.Equal(23 * 60, denver.Minutes(Utc("2026-03-08T07:00"), Utc("2026-03-09T06:00")));
        Assert.Equal(25 * 60, denver.Minutes(Utc("2026-11-01T06:00"), Utc("2026-11-02T07:00")));
        Assert.Equal(Utc("2026-03-08T09:30"), denver.Add(Utc("2026-03-08T08:30"), 60));
    }

    [Fact]
    public void A_promise_over_the_change_of_clocks_is_due_by_the_wall_clock()
    {
        var denver = new BusinessTime(new CharterRules(), "America/Denver");
        Assert.Equal(Utc("2026-03-09T13:20"), denver.Add(Utc("2026-03-07T00:50"), 30));
        Assert.Equal(Utc("2026-11-02T14:20"), denver.Add(Utc("2026-10-30T23:50"), 30));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task It_is_at_risk_with_a_quarter_left_then_broken_and_stays_told(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        await world.Pass(TimeSpan.FromMinutes(22));
        Assert.Equal("running", await Clock(world, request));
        await world.Pass(TimeSpan.FromMinutes(1.5));
        Assert.Equal("at-risk", await Clock(world, request));
        await world.Pass(TimeSpan.FromMinutes(7));
        Assert.Equal("broken", await Clock(world, request));

        var open = (await world.As("steward").Get($"/requests/{request["id"]}")).Body!["offers"]!.AsArray().First(o => (string?)o!["state"] == "open");
        Assert.Equal(200, (await world.As("steward").Post($"/offers/{open!["id"]}/acceptance")).Status);
        Assert.Equal("broken", await Clock(world, request));
        var kinds = await Told.Kinds(world, request.Id());
        Assert.Equal(["promise.at-risk", "promise.broken", "promise.kept-late"], kinds.Where(k => k.StartsWith("promise.", StringComparison.Ordinal)));
    }

    private static async Task<string?> Clock(World world, JsonNode request) =>
        (string?)(await world.As("steward").Get($"/requests/{request["id"]}")).Body!["clocks"]![0]!["state"];

    private static DateTime Utc(string text) => DateTime.SpecifyKind(DateTime.Parse(text, System.Globalization.CultureInfo.InvariantCulture), DateTimeKind.Utc);

    /// <summary>Phoenix keeps the same time all year, seven hours behind.</summary>
    private static DateTime Phoenix(string text) => Utc(text).AddHours(7);
}
