namespace Collegium.Ledger.Tests;

public class CurrencyTests
{
    [Theory]
    [InlineData("USD", 2)]
    [InlineData("EUR", 2)]
    [InlineData("MGA", 2)]
    [InlineData("JPY", 0)]
    [InlineData("ISK", 0)]
    [InlineData("KWD", 3)]
    [InlineData("TND", 3)]
    public void Smallest_unit_follows_the_currency(string code, int exponent) =>
        Assert.Equal(exponent, Currency.Parse(code).Exponent);

    [Theory]
    [InlineData("XAU")] // gold
    [InlineData("XDR")] // drawing rights
    [InlineData("XXX")] // no currency
    [InlineData("CLF")] // a unit of account
    [InlineData("BTC")]
    [InlineData("HRS")] // barter hours
    [InlineData("usd")]
    [InlineData(" USD")]
    [InlineData("")]
    [InlineData(null)]
    public void What_nobody_is_paid_in_is_refused(string? code)
    {
        Assert.False(Currency.TryParse(code, out var currency));
        Assert.False(currency.IsNamed);
        Assert.Throws<FormatException>(() => Currency.Parse(code!));
    }

    [Fact]
    public void The_table_holds_each_code_once_in_three_capitals()
    {
        Assert.Equal(CurrencyTable.All.Count, CurrencyTable.All.Distinct().Count());
        Assert.All(CurrencyTable.All, currency => Assert.Matches("^[A-Z]{3}$", currency.Code));
        Assert.InRange(CurrencyTable.All.Count, 150, 160);
    }

    [Fact]
    public void No_currency_has_no_code()
    {
        Assert.Throws<InvalidOperationException>(() => default(Currency).Code);
        Assert.Equal("???", default(Currency).ToString());
    }
}
