using System.Globalization;
using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class SplitTests
{
    [Theory]
    [InlineData(100, "1 1 1", "34 33 33")] // a tie goes to the first
    [InlineData(-100, "1 1 1", "-34 -33 -33")]
    [InlineData(2_700_000, "2 1", "1800000 900000")]
    [InlineData(10, "5 3 1", "6 3 1")] // 5.56 3.33 1.11
    [InlineData(1, "0 1 0", "0 1 0")]
    [InlineData(2, "1 0 1 1", "1 0 1 0")]
    [InlineData(0, "3 4", "0 0")]
    [InlineData(7, "1", "7")]
    public void Parts_follow_the_weights(long total, string weights, string parts) =>
        Assert.Equal(Numbers(parts), Split.ByLargestRemainder(total, Numbers(weights)));

    [Theory]
    [InlineData("")]
    [InlineData("0 0")]
    [InlineData("2 -1")]
    public void Nobody_to_give_to_is_refused(string weights) =>
        Assert.Throws<ArgumentException>(() => Split.ByLargestRemainder(100, Numbers(weights)));

    [Fact]
    public void Law_nothing_is_lost_and_nobody_is_a_unit_off() =>
        Law.Holds(
            from total in Cases.AnyLong
            from weights in Gen.OneOf(Cases.Between(0, 5), Cases.Between(0, long.MaxValue)).ListOf().Where(w => w.Any(x => x > 0))
            select (total, weights),
            c =>
            {
                var parts = Split.ByLargestRemainder(c.total, [.. c.weights]);
                var sum = c.weights.Aggregate(Int128.Zero, (s, w) => s + w);
                return parts.Aggregate(Int128.Zero, (s, p) => s + p) == c.total
                    && parts.Zip(c.weights).All(p => p.Second != 0 || p.First == 0)
                    && parts.Zip(c.weights).All(p => Int128.Abs(p.First - (Int128)c.total * p.Second / sum) <= 1);
            });

    [Fact]
    public void Law_the_parts_of_a_debt_mirror_those_of_a_claim() =>
        Law.Holds(
            from total in Cases.Amount
            from weights in Cases.Between(0, 1_000).ListOf().Where(w => w.Any(x => x > 0))
            select (total, weights),
            c => Split.ByLargestRemainder(-c.total, [.. c.weights])
                .SequenceEqual(Split.ByLargestRemainder(c.total, [.. c.weights]).Select(part => -part)));

    private static long[] Numbers(string text) =>
        [.. text.Split(' ', StringSplitOptions.RemoveEmptyEntries).Select(n => long.Parse(n, CultureInfo.InvariantCulture))];
}
