using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class ToDateTests
{
    [Theory]
    [InlineData(612_000, 720_000, 720_000, 0, 612_000)]
    [InlineData(612_000, 360_000, 720_000, 0, 306_000)]
    [InlineData(100, 1, 3, 0, 33)]
    [InlineData(100, 2, 3, 33, 33)]
    [InlineData(100, 3, 3, 66, 34)] // the last step ends on the whole
    [InlineData(200_000, 360, 1_200, 0, 60_000)] // six of twenty hours
    [InlineData(100, 1, 3, 50, 0)] // taking back is a reversal
    public void A_step_is_the_figure_to_date_less_what_went_before(long whole, long done, long outOf, long before, long step) =>
        Assert.Equal(step, ToDate.Step(whole, done, outOf, before));

    [Theory]
    [InlineData(-1, 0, 1, 0)]
    [InlineData(1, 0, 0, 0)]
    [InlineData(1, -1, 1, 0)]
    [InlineData(1, 2, 1, 0)]
    [InlineData(1, 1, 1, 2)]
    [InlineData(1, 1, 1, -1)]
    public void Figures_out_of_range_are_refused(long whole, long done, long outOf, long before) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => ToDate.Step(whole, done, outOf, before));

    [Fact]
    public void Law_partial_payments_release_the_share_exactly_and_never_ahead_of_the_money() =>
        Law.Holds(
            from share in Cases.Between(0, long.MaxValue)
            from payments in Cases.Between(1, 1_000_000_000).NonEmptyListOf()
            select (share, payments),
            c =>
            {
                var (released, received, total) = (0L, 0L, c.payments.Sum());
                foreach (var payment in c.payments)
                {
                    received += payment;
                    released += ToDate.Step(c.share, received, total, released);
                    if ((Int128)released * total > (Int128)c.share * received) return false;
                }
                return released == c.share;
            });
}
