namespace Collegium.Ledger.Tests;

public class ChartTests
{
    [Fact]
    public void Numbers_are_unique_ascending_and_say_the_kind()
    {
        var numbers = Chart.Standard.Select(account => account.Number).ToArray();
        Assert.Equal(numbers.Distinct().Order(), numbers);
        Assert.All(Chart.Standard, account => Assert.Equal(account.Kind, (account.Number / 1000) switch
        {
            1 => AccountKind.Asset,
            2 => AccountKind.Liability,
            3 => AccountKind.Equity,
            4 => AccountKind.Income,
            _ => AccountKind.Cost,
        }));
    }

    [Fact]
    public void Names_are_unique_and_plain()
    {
        Assert.Equal(Chart.Standard.Count, Chart.Standard.Select(account => account.Name).Distinct().Count());
        Assert.All(Chart.Standard, account => Assert.Matches("^[A-Za-z,-]+( [A-Za-z,-]+)*$", account.Name));
    }

    [Theory]
    [InlineData(1000, Side.Debit)]
    [InlineData(1190, Side.Credit)]
    [InlineData(2100, Side.Credit)]
    [InlineData(3100, Side.Credit)]
    [InlineData(4000, Side.Credit)]
    [InlineData(4900, Side.Debit)]
    [InlineData(5000, Side.Debit)]
    public void An_account_has_a_usual_side(int number, Side side) => Assert.Equal(side, Chart.Of(number).Normal);

    [Fact]
    public void Only_trust_and_the_pool_may_not_cross_zero() =>
        Assert.Equal([2010, 2130], Chart.Standard.Where(account => account.Floor == Side.Credit).Select(account => account.Number));

    [Fact]
    public void No_account_for_barter_or_anything_else()
    {
        Assert.Null(Chart.Find(1999));
        Assert.Throws<ArgumentOutOfRangeException>(() => Chart.Of(1999));
    }
}
