using Collegium.Insight.Equity;
using Collegium.Tests.Desk;
using Collegium.Tests.Treasury;

namespace Collegium.Tests.Insight;

/// <summary>Whether the smallest clients wait longer, and whether that is more than chance.</summary>
public sealed class WaitsTests
{
    [Fact]
    public void A_clear_difference_is_told_from_chance_and_the_same_seed_says_the_same()
    {
        double[] low = [.. Enumerable.Range(0, 20).Select(i => (double)i)], high = [.. Enumerable.Range(30, 20).Select(i => (double)i)];
        Assert.True(RankTest.Run(low, high).PValue < .001);
        Assert.Equal(RankTest.Run(low, high), RankTest.Run(low, high));
        double[] odd = [.. Enumerable.Range(0, 20).Select(i => (2.0 * i) + 1)], even = [.. Enumerable.Range(0, 20).Select(i => 2.0 * i)];
        Assert.True(RankTest.Run(odd, even).PValue > .5);
        Assert.Equal(1, RankTest.Run([5, 5, 5, 5, 5, 5, 5, 5], [5, 5, 5, 5, 5, 5, 5, 5]).PValue);
        Assert.False(RankTest.Run([1, 2, 3], high).Tells);
    }

    [Theory]
    [InlineData(new double[] { 1, 2, 3, 4 }, .5, 2)]
    [InlineData(new double[] { 4, 1, 3, 2, 5 }, .5, 3)]
    [InlineData(new double[] { 1, 2, 3, 4, 5, 6, 7, 8, 9, 10 }, .9, 9)]
    public void A_share_lies_below(double[] values, double share, double below) => Assert.Equal(below, RankTest.Below(values, share));

    [Theory, MemberData(nameof(Engines.Both), MemberType = typeof(Engines))]
    public async Task Waits_are_counted_by_size_and_trade(string engine)
    {
        await using var world = await World.Start(engine);
        var request = await Told.Asked(world);
        await world.Pass(TimeSpan.FromMinutes(10));
        Job.Ok(200, await world.As("steward").Post($"/offers/{request["offers"]![0]!["id"]}/acceptance"));
        await Told.Asked(world, "The office printer prints blank pages since today.", "Hollis Ranch Realty");
        var shown = Job.Ok(200, await world.As("treasurer").Get("/equity?days=30"));
        var middle = shown["bySize"]!.AsArray().Single(g => (string?)g!["group"] == "6 to 20")!;
        Assert.Equal((2, 10, 1), ((int)middle["requests"]!, (int)middle["answerMedian"]!, (int)middle["kept"]!));
        Assert.Equal(1, (int)shown["byTrade"]!.AsArray().Single(g => (string?)g!["group"] == "Dentists")!["requests"]!);
        Assert.StartsWith("Too few requests to say", (string?)shown["says"], StringComparison.Ordinal);
        Job.No(400, "days.out-of-range", await world.As("treasurer").Get("/equity?days=3"));
        using var browser = await world.SignIn("steward");
        await browser.Open("/equity");
        Assert.Contains("Too few requests to say", browser.Text, StringComparison.Ordinal);
        Assert.StartsWith("\uFEFFby,group", System.Text.Encoding.UTF8.GetString((await browser.Save("/equity?format=csv")).Bytes), StringComparison.Ordinal);
    }
}
