using System.Text.Json.Nodes;
using Collegium.Members;
using Collegium.Tests.Desk;
using Collegium.Tests.Treasury;
using Microsoft.Extensions.DependencyInjection;

namespace Collegium.Tests.Insight;

/// <summary>Who could come, skill by place by hour, and what to recruit for.</summary>
public sealed class CoverageTests
{
    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Standing_days_off_and_open_hours_are_counted(string engine)
    {
        await using var world = await World.Start(engine);
        var officer = world.As("steward");
        var imaging = Row(Job.Ok(200, await officer.Get("/coverage")), "imaging");
        Assert.Equal((5, 0, 5), (Hour(imaging, 9), Hour(imaging, 5), (int)imaging["practices"]!));
        await world.Do(s => s.GetRequiredService<MembersDoor>().BookAbsence(
            world.Practices["Lindqvist IT"], null, new DateTime(2026, 11, 18, 7, 0, 0, DateTimeKind.Utc), new DateTime(2026, 11, 18, 19, 0, 0, DateTimeKind.Utc)));
        var tomorrow = Row(Job.Ok(200, await officer.Get("/coverage?day=2026-11-18")), "imaging");
        Assert.Equal((4, 5, 5), (Hour(tomorrow, 9), Hour(tomorrow, 14), (int)tomorrow["holders"]!));
        Assert.Equal(0, Hour(Row(Job.Ok(200, await officer.Get("/coverage?day=2026-11-22")), "imaging"), 9));
        Assert.Equal(0, Hour(Row(Job.Ok(200, await officer.Get("/coverage?day=2027-07-01")), "imaging"), 9));
    }

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task What_is_asked_of_few_is_what_to_recruit_for(string engine)
    {
        await using var world = await World.Start(engine);
        var code = (await Told.Asked(world, "The telephones are dead since this morning, nobody can call us and we hear no dial tone."))["needs"]![0]!["skill"]!.ToString();
        var map = Job.Ok(200, await world.As("secretary").Get("/coverage"));
        var asked = Row(map, code);
        Assert.Equal(1, (int)asked["demand"]!);
        Assert.True((bool)asked["atRisk"]! || (int)asked["practices"]! > 1);
        Assert.Equal((bool)asked["atRisk"]!, map["recruit"]!.AsArray().Any(r => (string?)r!["skill"] == code));
        using var browser = await world.SignIn("steward");
        await browser.Open("/coverage?place=Phoenix");
        Assert.Contains("What to look for in new members", browser.Text, StringComparison.Ordinal);
        var csv = System.Text.Encoding.UTF8.GetString((await browser.Save("/coverage?format=csv")).Bytes);
        Assert.Contains("imaging,Phoenix,2026-11-17,9,5", csv, StringComparison.Ordinal);
    }

    private static JsonNode Row(JsonNode map, string skill) => map["rows"]!.AsArray().Single(r => (string?)r!["skill"] == skill)!;

    private static int Hour(JsonNode row, int hour) => (int)row["hours"]![hour]!;
}
