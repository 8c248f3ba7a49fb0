namespace Collegium.Routing.Tests;

public class RematchTests
{
    private const double Never = Assignment.Never;

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
    [InlineData(30, 8, 27)]
    [InlineData(9, 0, 6)]
    public void Who_alone_can_do_what_may_come_is_worth_the_way_round_him_and_no_more_than_it_would_cost_to_lose_it(double unserved, double least, double most)
    {
        double[][] comes = [[3, Assignment.Never]];
        Assert.InRange(Foresight.Worths([new([1, 9])], [true, true], [comes], unserved)[0], least, most);
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
    public void Nobody_is_worth_anything_when_nothing_comes_and_all_is_quiet() =>
        Assert.Equal([0, 0], Foresight.Worths([], [true, true], [[]], unserved: 30));

    [Fact]
    public void Who_holds_an_opened_offer_is_not_free_for_what_may_come() =>
        Assert.Equal([0, 26], Foresight.Worths([new([1, 9], First: 0, Opened: true)], [true, true], [[[3.0, 4.0], [3.0, 4.0]]], unserved: 30));

    [Fact]
    public void A_future_needs_a_cost_for_each_candidate() =>
        Assert.Throws<ArgumentException>(() => Foresight.Worths([], [true, true], [[[1.0]]], unserved: 30));

    [Fact]
    public void Every_request_needs_a_cost_for_each_candidate() =>
        Assert.Throws<ArgumentException>(() => Rematch.Plan([new([1])], [true, true]));

    [Fact]
    public void Nothing_open_moves_nothing() => Assert.Empty(Rematch.Plan([], [true]));
}
