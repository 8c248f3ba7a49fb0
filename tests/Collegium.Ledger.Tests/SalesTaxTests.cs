using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class SalesTaxTests
{
    [Theory]
    [InlineData(300_000, ".083", 24_900)]
    [InlineData(250, ".05", 13)] // 12.5: half-even would say 12
    [InlineData(-250, ".05", -13)] // the credit mirrors the invoice
    [InlineData(249, ".05", 12)]
    [InlineData(100, "0", 0)]
    public void Half_a_cent_is_a_cent(long net, string rate, long tax) =>
        Assert.Equal(tax, SalesTax.On(net, decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture)));

    [Fact]
    public void By_line_and_by_invoice_may_differ()
    {
        Assert.Equal([13L, 13, 13], SalesTax.PerLine([250, 250, 250], .05m)); // 39
        Assert.Equal([13L, 13, 12], SalesTax.PerInvoice([250, 250, 250], .05m)); // 37.5 is 38
        Assert.Equal([13L, -1], SalesTax.PerInvoice([250, -20], .05m)); // 11.5 is 12
        Assert.Empty(SalesTax.PerInvoice([], .05m));
    }

    [Theory]
    [InlineData("-.01")]
    [InlineData("1.01")]
    [InlineData("8.3")] // a percentage by mistake
    public void A_rate_is_between_nothing_and_all(string rate)
    {
        var wrong = decimal.Parse(rate, System.Globalization.CultureInfo.InvariantCulture);
        Assert.Throws<ArgumentOutOfRangeException>(() => SalesTax.On(100, wrong));
        Assert.Throws<ArgumentOutOfRangeException>(() => SalesTax.PerLine([], wrong));
        Assert.Throws<ArgumentOutOfRangeException>(() => SalesTax.PerInvoice([], wrong));
    }

    [Fact]
    public void Law_the_lines_show_the_invoices_tax_and_no_line_is_a_unit_off() =>
        Law.Holds(
            from nets in Cases.Between(-1_000_000, 1_000_000).ListOf()
            from rate in Gen.Choose(0, 10_000).Select(n => n / 10_000m)
            select (nets: nets.ToArray(), rate),
            c =>
            {
                var taxes = SalesTax.PerInvoice(c.nets, c.rate);
                return taxes.Sum() == SalesTax.On(c.nets.Sum(), c.rate)
                    && taxes.Zip(c.nets).All(line => Math.Abs(line.First - line.Second * c.rate) < 1);
            });
}
