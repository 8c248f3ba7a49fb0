namespace Collegium.Routing.Tests;

/// <summary>Against published figures: Tijms, A First Course in Stochastic Models, table 5.3.2; Garnett, Mandelbaum and Reiman.</summary>
public class ErlangTests
{
    [Theory]
    [InlineData(10, .5, 12, 12)]
    [InlineData(10, .2, 14, 14)]
    [InlineData(10, .1, 16, 15)]
    [InlineData(100, .5, 106, 106)]
    [InlineData(100, .2, 111, 111)]
    [InlineData(100, .1, 115, 115)]
    [InlineData(1, .2, 3, 3)]
    [InlineData(5, .2, 8, 8)]
    [InlineData(20, .2, 26, 25)]
    public void The_fewest_people_exactly_and_by_the_square_root(double load, double target, int exact, int root) =>
        Assert.Equal((exact, root), (Erlang.Fewest(load, target), Erlang.SquareRoot(load, target)));

    [Theory, InlineData(1, 3), InlineData(2, 4), InlineData(3, 6), InlineData(5, 8), InlineData(8, 11), InlineData(10, 14), InlineData(20, 24)]
    public void The_fewest_who_keep_a_quarter_of_an_hour_when_jobs_take_three(double load, int people) =>
        Assert.Equal(people, Erlang.FewestWithin(load, 15.0 / 45, .1));

    [Theory, InlineData(2, .7, 2.4), InlineData(5, .7, 9.3), InlineData(10, .7, 32), InlineData(10, .9, 13.5), InlineData(20, .9, 33)]
    public void How_much_shorter_the_wait_is_together(int people, double busy, double gain) =>
        Assert.Equal(gain, Erlang.PoolingGain(people, busy), gain * .02);

    [Fact]
    public void Those_who_lose_patience()
    {
        var (waits, leaves, wait) = Erlang.Impatient(23, 20, .5);
        Assert.Equal(.316, waits, .0006);
        Assert.Equal(.0256, leaves, .0001);
        Assert.Equal(leaves, .5 * wait, 1e-12);
        Assert.Equal(1, Erlang.Impatient(0, 3, 1).Waits, 1e-12);
        Assert.Equal(Erlang.Waits(8, 5), Erlang.Impatient(8, 5, 1e-6).Waits, 1e-4);
    }

    [Fact]
    public void A_simulated_desk_agrees()
    {
        Assert.Equal(Erlang.Waits(8, 5), DeskSimulation.Run(8, 5, 400_000, 1).Waits, .008);
        Assert.Equal(Erlang.MeanWait(8, 5), DeskSimulation.Run(8, 5, 400_000, 1).MeanWait, .006);
        var (waits, leaves, _) = Erlang.Impatient(10, 12, .5);
        var desk = DeskSimulation.Run(10, 12, 400_000, 1, .5);
        Assert.Equal(waits, desk.Waits, .01);
        Assert.Equal(leaves, desk.Leaves, .005);
        Assert.Equal(12 * (1 - leaves) / 10, desk.Busy, .01);
    }

    [Fact]
    public void What_cannot_be_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.Waits(-1, 2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.Fewest(0, .2));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.Fewest(2, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => Erlang.PoolingGain(3, 1));
        Assert.Throws<ArgumentOutOfRangeException>(() => DeskSimulation.Run(2, 2, 100, 1));
        Assert.Equal(1, Erlang.Waits(2, 3));
        Assert.Equal(double.PositiveInfinity, Erlang.MeanWait(2, 2));
    }
}
