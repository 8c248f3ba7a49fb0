namespace Collegium.Ledger.Tests;

public class MoneyTests
{
    private static Money Of(long minor, string code) => new(minor, Currency.Parse(code));

    [Theory]
    [InlineData(123456, "USD", "1,234.56 USD")]
    [InlineData(-5, "USD", "-0.05 USD")]
    [InlineData(0, "USD", "0.00 USD")]
    [InlineData(-1234, "JPY", "-1,234 JPY")]
    [InlineData(1234567, "KWD", "1,234.567 KWD")]
    [InlineData(long.MinValue, "USD", "-92,233,720,368,547,758.08 USD")]
    public void Reads_the_same_everywhere(long minor, string code, string text) => Assert.Equal(text, Of(minor, code).ToString());

    [Fact]
    public void Adds_subtracts_and_compares_within_a_currency()
    {
        Assert.Equal(Of(300, "USD"), Of(100, "USD") + Of(200, "USD"));
        Assert.Equal(Of(-100, "USD"), Of(100, "USD") - Of(200, "USD"));
        Assert.Equal(Of(-100, "USD"), -Of(100, "USD"));
        Assert.True(Of(1, "USD") < Of(2, "USD") && Of(2, "USD") >= Of(2, "USD"));
        Assert.False(Of(1, "USD") > Of(2, "USD") || Of(3, "USD") <= Of(2, "USD"));
    }

    [Fact]
    public void Two_currencies_never_meet()
    {
        Assert.Throws<InvalidOperationException>(() => Of(1, "USD") + Of(1, "EUR"));
        Assert.Throws<InvalidOperationException>(() => Of(1, "USD") - Of(1, "EUR"));
        Assert.Throws<InvalidOperationException>(() => Of(1, "USD") < Of(1, "EUR"));
        Assert.NotEqual(Of(1, "USD"), Of(1, "EUR"));
    }

    [Fact]
    public void Overflow_is_never_silent()
    {
        Assert.Throws<OverflowException>(() => Of(long.MaxValue, "USD") + Of(1, "USD"));
        Assert.Throws<OverflowException>(() => Of(long.MinValue, "USD") - Of(1, "USD"));
        Assert.Throws<OverflowException>(() => -Of(long.MinValue, "USD"));
        Assert.Throws<OverflowException>(() => Of(long.MaxValue, "USD").Times(1.1m, RoundingMode.HalfUp));
        Assert.Throws<OverflowException>(() => Of(long.MaxValue, "USD").PerHour(61, RoundingMode.HalfUp));
    }

    [Theory]
    [InlineData(10_000, 20, RoundingMode.HalfUp, 3_333)]
    [InlineData(10_000, 20, RoundingMode.Ceiling, 3_334)]
    [InlineData(10_000, 60, RoundingMode.HalfUp, 10_000)]
    [InlineData(12_345, 90, RoundingMode.HalfUp, 18_518)] // 18,517.5
    [InlineData(12_343, 90, RoundingMode.HalfEven, 18_514)] // 18,514.5
    [InlineData(12_345, 0, RoundingMode.HalfUp, 0)]
    [InlineData(long.MaxValue, 60, RoundingMode.HalfUp, long.MaxValue)]
    public void Work_is_priced_by_the_minute(long perHour, int minutes, RoundingMode mode, long price) =>
        Assert.Equal(price, Of(perHour, "USD").PerHour(minutes, mode).Minor);

    [Fact]
    public void Minutes_are_not_negative() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Of(1, "USD").PerHour(-1, RoundingMode.HalfUp));

    [Fact]
    public void A_rate_is_applied_exactly_and_rounded_once()
    {
        Assert.Equal(24_900, Of(300_000, "USD").Times(.083m, RoundingMode.HalfUp).Minor);
        // Exactly 8250000000000000007.49999999989: a product of decimals has no room for it, becomes ….5 and would be rounded up.
        const decimal rate = 7.4999999999999999999999999999m;
        Assert.Equal(8_250_000_000_000_000_007, Of(1_100_000_000_000_000_001, "USD").Times(rate, RoundingMode.HalfUp).Minor);
        Assert.Equal(8_250_000_000_000_000_008, Rounding.Apply(1_100_000_000_000_000_001 * rate, RoundingMode.HalfUp));
    }
}
