namespace Collegium.Routing.Tests;

public class RematchTests
{
    private const double Never = Assignment.Never;

    [Fact]
    public void Who_alone_can_do_the_second_is_freed_by_moving_the_first() =>
        Assert.Equal([1, 0], Rematch.Plan([new([1, 2], First: 0), new([1, Never])], [true, true]));

    [Fact]
    public void An_offer_that_was_opened_stays() =>
        Assert.Equal([0, -1], Rematch.Plan([new([1, 2], First: 0, Opened: true), new([1, Never])], [true, true]));

    [Fact]
    public void What_was_moved_twice_stays() =>
        Assert.Equal([0, -1], Rematch.Plan([new([1, 2], First: 0, Moves: 2), new([1, Never])], [true, true]));

    [Fact]
    public void Who_is_busy_is_not_asked_but_keeps_what_he_opened() =>
        Assert.Equal([0, 1], Rematch.Plan([new([1, 5], First: 0, Opened: true), new([1, 5])], [false, true]));

    [Fact]
    public void Who_is_worth_more_free_is_spared_where_it_costs_less()
    {
        Assert.Equal([1], Rematch.Plan([new([1, 9])], [true, true], [10, 0]));
        Assert.Equal([0], Rematch.Plan([new([1, 12])], [true, true], [10, 0]));
        Assert.Equal([0], Rematch.Plan([new([1, Never])], [true, true], [10, 0]));
        Assert.Equal([0, 1], Rematch.Plan([new([1, 1]), new([Never, 1])], [true, true], [10, 0]));
        Assert.Throws<ArgumentException>(() => Rematch.Plan([new([1, 1])], [true, true], [10]));
    }

    [Theory]
    [InlineData(30, 8)]
    [InlineData(9, 6)]
    public void Who_alone_can_do_what_may_come_is_worth_the_way_round_him_and_no_more_than_it_would_cost_to_lose_it(double unserved, double worth) =>
        Assert.Equal([worth, 0], Foresight.Worths([new([1, 9])], [true, true], [[[3, Never]]], unserved));

    [Fact]
    public void Who_is_wanted_most_in_what_may_come_is_spared()
    {
        OpenRequest open = new([1, 3, Never]);
        var worths = Foresight.Worths([open], [true, true, true], [[[2, Never, Never]], [[2, Never, 40], [2, 30, 50]]], 60);
        Assert.Equal([1], Rematch.Plan([open], [true, true, true], worths));
        Assert.Equal([0], Rematch.Plan([open], [true, true, true]));
    }

    [Fact]
    public void What_comes_in_half_of_the_futures_counts_half()
    {
        OpenRequest open = new([1, 9]);
        double[][] comes = [[3, Assignment.Never]];
        var always = Foresight.Worths([open], [true, true], [comes, comes], 30);
        var half = Foresight.Worths([open], [true, true], [comes, []], 30);
        Assert.Equal(always[0] / 2, half[0], 9);
    }

    [Fact]
    public void Nobody_is_worth_anything_when_nothing_comes() =>
        Assert.Equal([0, 0], Foresight.Worths([new([1, 9])], [true, true], [[]], unserved: 30));

    [Fact]
    public void Who_holds_an_opened_offer_is_not_free_for_what_may_come() =>
        Assert.Equal([0, 26], Foresight.Worths([new([1, 9], First: 0, Opened: true)], [true, true], [[[3.0, 4.0], [3.0, 4.0]]], unserved: 30));

    [Fact]
    public void Each_request_open_or_to_come_needs_a_cost_for_each_candidate()
    {
        Assert.Throws<ArgumentException>(() => Foresight.Worths([], [true, true], [[[1.0]]], unserved: 30));
        Assert.Throws<ArgumentException>(() => Foresight.Worths([new([1])], [true, true], [], unserved: 30));
    }

    [Fact]
    public void Every_request_needs_a_cost_for_each_candidate() =>
        Assert.Throws<ArgumentException>(() => Rematch.Plan([new([1])], [true, true]));

    [Fact]
    public void Nothing_open_moves_nothing() => Assert.Empty(Rematch.Plan([], [true]));
}
