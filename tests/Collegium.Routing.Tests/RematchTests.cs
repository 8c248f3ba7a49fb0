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
    public void Who_alone_can_do_what_may_come_is_kept_free_when_it_costs_little()
    {
        Reserve rare = new([0, Never], 10);
        Assert.Equal([1], Rematch.Plan([new([1, 9])], [true, true], [rare]));
        Assert.Equal([0], Rematch.Plan([new([1, 12])], [true, true], [rare]));
        Assert.Equal([0], Rematch.Plan([new([1, Never])], [true, true], [rare]));
        Assert.Equal([0, 1], Rematch.Plan([new([1, 1]), new([Never, 1])], [true, true], [rare]));
        Assert.Equal([0], Rematch.Plan([new([5, 5])], [true, true], [new([3, 0], 10)]));
    }

    [Fact]
    public void Every_request_needs_a_cost_for_each_candidate() =>
        Assert.Throws<ArgumentException>(() => Rematch.Plan([new([1])], [true, true]));

    [Fact]
    public void Nothing_open_moves_nothing() => Assert.Empty(Rematch.Plan([], [true]));
}
