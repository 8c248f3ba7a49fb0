using Collegium.Ui;
using static Collegium.Tests.Ui.ShowTests;
using static Collegium.Ui.ClockKind;

namespace Collegium.Tests.Ui;

/// <summary>It is Tuesday 17 November 2026, 9:14 in Phoenix (16:14 UTC).</summary>
public class PromiseTests
{
    private static readonly DateTime Now = Utc("2026-11-17T16:14");

    [Theory]
    [InlineData("2026-11-17T21:00", Due, "Due 2:00 pm", "Answer due 2:00 pm")]
    [InlineData("2026-11-17T16:45", Due, "Due 9:45 am", "Answer due 9:45 am")]
    [InlineData("2026-11-17T16:44", Risk, "Due in 30 min", "Answer due in 30 min")]
    [InlineData("2026-11-17T16:26", Risk, "Due in 12 min", "Answer due in 12 min")]
    [InlineData("2026-11-17T16:14", Risk, "Due now", "Answer due now")]
    [InlineData("2026-11-17T16:00", Broken, "14 min late", "Answer 14 min late")]
    [InlineData("2026-11-18T19:00", Due, "Wed 12:00 pm", "Answer due Wed 12:00 pm")]
    [InlineData("2026-12-01T19:00", Due, "Due in 14 days", "Answer due in 14 days")]
    public void An_open_promise(string due, ClockKind kind, string alone, string named)
    {
        var promise = new Promise(Utc(due));
        Assert.Equal(kind, promise.Kind(Now));
        Assert.Equal(alone, promise.Words(Now, "America/Phoenix"));
        Assert.Equal(named, promise.Words(Now, "America/Phoenix", "Answer"));
    }

    [Theory]
    [InlineData("2026-11-17T16:42", "2026-11-17T16:21", Kept, "Kept, 9 min of 30")]
    [InlineData("2026-11-17T16:42", "2026-11-17T16:42", Kept, "Kept, 30 min of 30")]
    [InlineData("2026-11-17T16:42", "2026-11-17T16:46", Broken, "Broken, 34 min of 30")]
    [InlineData("2026-11-17T23:12", "2026-11-17T18:12", Kept, "Kept, in 2 h")]
    public void A_promise_that_is_over_tells_how_long_it_took(string due, string met, ClockKind kind, string words)
    {
        var promise = new Promise(Utc(due), Began: Utc("2026-11-17T16:12"), Met: Utc(met));
        Assert.Equal(kind, promise.Kind(Now));
        Assert.Equal(words, promise.Words(Now, "America/Phoenix"));
    }

    [Theory]
    [InlineData("2026-11-17T15:30", "Paused since 8:30 am")]
    [InlineData("2026-11-16T15:30", "Paused since Mon")]
    [InlineData("2026-11-02T15:30", "Paused since Mon 2 Nov")]
    public void On_the_clients_turn_it_stands_still(string since, string words)
    {
        var promise = new Promise(Utc("2026-11-17T16:00"), PausedSince: Utc(since));
        Assert.Equal(Paused, promise.Kind(Now));
        Assert.Equal(words, promise.Words(Now, "America/Phoenix"));
    }

    [Fact]
    public void A_promise_missed_by_seconds_is_broken_and_says_so()
    {
        var promise = new Promise(Now.AddSeconds(-1));
        Assert.Equal(Broken, promise.Kind(Now));
        Assert.Equal("1 min late", promise.Words(Now, "America/Phoenix"));
    }
}
