using FsCheck.Fluent;
using static Collegium.Ledger.RoundingMode;

namespace Collegium.Ledger.Tests;

public class RoundingTests
{
    [Theory]
    //           exact   up  even ceil floor
    [InlineData("2.4", 2, 2, 3, 2)]
    [InlineData("2.5", 3, 2, 3, 2)]
    [InlineData("2.6", 3, 3, 3, 2)]
    [InlineData("3.5", 4, 4, 4, 3)]
    [InlineData("-2.4", -2, -2, -2, -3)]
    [InlineData("-2.5", -3, -2, -2, -3)]
    [InlineData("-2.6", -3, -3, -2, -3)]
    [InlineData("-0.5", -1, 0, 0, -1)]
    [InlineData("7", 7, 7, 7, 7)]
    [InlineData("0.4999999999999999999999999999", 0, 0, 1, 0)]
    public void Each_mode_says_who_gets_the_fraction(string exact, long up, long even, long ceiling, long floor)
    {
        var amount = decimal.Parse(exact, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Equal([up, even, ceiling, floor], Enum.GetValues<RoundingMode>().Select(mode => Rounding.Apply(amount, mode)));
    }

    [Fact]
    public void Too_large_is_refused() => Assert.Throws<OverflowException>(() => Rounding.Apply(decimal.MaxValue, HalfUp));

    [Fact]
    public void Law_agrees_with_the_platform_where_that_names_its_mode() =>
        Law.Holds(
            from digits in Cases.Between(-10_000_000_000, 10_000_000_000)
            from scale in Gen.Choose(0, 6)
            from mode in Gen.Elements(HalfUp, HalfEven, Ceiling, Floor)
            select (Exact: new decimal(digits) / (decimal)Math.Pow(10, scale), Mode: mode),
            c => Rounding.Apply(c.Exact, c.Mode) == Math.Round(c.Exact, 0, c.Mode switch
            {
                HalfUp => MidpointRounding.AwayFromZero,
                HalfEven => MidpointRounding.ToEven,
                Ceiling => MidpointRounding.ToPositiveInfinity,
                Floor => MidpointRounding.ToNegativeInfinity,
            }));
}
