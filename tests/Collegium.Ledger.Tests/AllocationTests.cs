using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class AllocationTests
{
    // Three open invoices of 100 each: B is the oldest, D is disputed and older still.
    private static readonly OpenInvoice[] Open =
    [
        new("A", new(2026, 2, 1), 100), new("B", new(2026, 1, 1), 100), new("C", new(2026, 2, 1), 100),
        new("D", new(2025, 12, 1), 100, Disputed: true),
    ];

    [Theory]
    // received instructions  expected
    [InlineData(60, "", "B60 +0")]
    [InlineData(100, "", "B100 +0")]
    [InlineData(250, "", "B100 A100 C50 +0")] // a tie goes by order of issue
    [InlineData(350, "", "B100 A100 C100 +50")] // never to the disputed one by itself
    [InlineData(60, "C", "C60 +0")] // the payer's word comes first
    [InlineData(150, "C", "C100 B50 +0")]
    [InlineData(150, "C30", "C30 B100 A20 +0")]
    [InlineData(150, "C30 A70", "C30 A70 B50 +0")]
    [InlineData(230, "C30", "C30 B100 A100 +0")]
    [InlineData(80, "D", "D80 +0")] // the payer may pay what he disputes
    [InlineData(80, "Z", "B80 +0")] // not open: passed over
    [InlineData(80, "C30 C30", "C60 B20 +0")]
    public void Money_goes_where_the_payer_says_then_to_the_oldest(long received, string said, string expected)
    {
        var words = said.Split(' ', StringSplitOptions.RemoveEmptyEntries)
            .Select(word => new PayerInstruction(word[..1], word.Length == 1 ? null : Whole(word[1..])));
        var (invoices, credit) = Allocation.Over(received, Open, [.. words]);
        Assert.Equal(expected, string.Join(" ", invoices.Select(part => $"{part.Sub}{part.Minor}").Append($"+{credit}")));
    }

    [Fact]
    public void Nonsense_is_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Over(0, Open));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Over(1, [new("A", Cases.Day, -1)]));
        Assert.Throws<ArgumentOutOfRangeException>(() => Allocation.Over(1, Open, [new("A", -1)]));
        Assert.Throws<ArgumentException>(() => Allocation.Over(1, [Open[0], Open[0]]));
    }

    [Fact]
    public void Law_every_cent_lands_once_and_no_invoice_is_overpaid() =>
        Law.Holds(
            from received in Cases.Between(1, 1_000)
            from open in Cases.Between(0, 300).ListOf().Select(list => list.Select((minor, i) =>
                new OpenInvoice($"I{i}", Cases.Day.AddDays((int)(minor % 5)), minor, minor % 7 == 0)).ToArray())
            from said in (from i in Gen.Choose(0, 9)
                          from minor in Cases.Between(0, 200)
                          select new PayerInstruction($"I{i}", minor)).ListOf()
            select (received, open, said: said.ToArray()),
            c =>
            {
                var (invoices, credit) = Allocation.Over(c.received, c.open, c.said);
                return invoices.Sum(part => part.Minor) + credit == c.received && credit >= 0
                    && invoices.Select(part => part.Sub).Distinct().Count() == invoices.Count
                    && invoices.All(part => part.Minor > 0 && part.Minor <= c.open.Single(o => o.Invoice == part.Sub).Minor)
                    && (credit == 0 || c.open.Where(o => !o.Disputed && o.Minor > 0).All(o =>
                        invoices.Any(part => part.Sub == o.Invoice && part.Minor == o.Minor)));
            });

    private static long Whole(string text) => long.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
