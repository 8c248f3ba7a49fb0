using System.Globalization;
using System.Text.RegularExpressions;
using FsCheck;
using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public partial class HledgerTextTests
{
    [Fact]
    public void An_entry_reads_like_a_book()
    {
        var entry = Cases.Booked(
            PostingRules.Invoice("C1|I-1", [new("", 300_000)], [], [new("", 24_900)]), kind: "invoice", text: " Router;\nnew  \ud800 ");
        var id = new Guid("018f0000-0000-7000-8000-000000000001");
        Assert.EndsWith("""
            account 7000 Income tax  ; type:X
            commodity 1,000.00 USD
            account 1100 Receivables:C1|I-1

            2026-01-05 (invoice) Router, new  �
                ; id:018f0000-0000-7000-8000-000000000001
                1100 Receivables:C1|I-1  3,249.00 USD
                4000 Service revenue  -3,000.00 USD
                2200 Sales tax payable  -249.00 USD

            2026-01-06 (reversal) typed twice
                ; id:018f0000-0000-7000-8000-000000000002, reverses:018f0000-0000-7000-8000-000000000001
                1100 Receivables:C1|I-1  -3,249.00 USD
                4000 Service revenue  3,000.00 USD
                2200 Sales tax payable  249.00 USD

            """, Text([entry, entry.Reverse(id, new(2026, 1, 6), "typed twice")]), StringComparison.Ordinal);
    }

    [Fact]
    public void Hledger_reads_every_worked_rule()
    {
        Hledger.SkipWhenMissing();
        var entries = Worked.ByRule.Select(rule => Cases.Booked(rule.Value, kind: rule.Key, text: rule.Key)).ToArray();
        Hledger.Run(Text(entries), "check", "--strict");
    }

    [Fact]
    public void Law_hledger_comes_to_the_same_balances_whatever_the_texts()
    {
        Hledger.SkipWhenMissing();
        Law.Holds(Awkward.ListOf(300), drafts =>
        {
            var text = Text([.. drafts]);
            Hledger.Run(text, "check", "--strict");
            Assert.Equal(Balances([.. drafts]), Read(Hledger.Run(text, "balance", "--flat", "--no-total", "-O", "csv", "--layout=bare")));
            return true;
        }, times: 3);
    }

    [Theory]
    [InlineData("a ", "a%20")]
    [InlineData("a\u00a0b", "a%A0b")]
    [InlineData("a  b", "a b")]
    [InlineData("a\u200bb", "ab")]
    public void Keys_that_look_alike_stay_apart(string one, string other) =>
        Assert.NotEqual(HledgerNameOf(1100, one), HledgerNameOf(1100, other));

    [Fact]
    public void Law_two_keys_never_become_one_account() =>
        Law.Holds(
            from one in Keys from other in Keys select (one, other),
            c => c.one == c.other || HledgerNameOf(1100, c.one) != HledgerNameOf(1100, c.other));

    private static readonly Gen<string> Keys =
        Gen.Elements(
            " ", "a", "%", "%20", "|", "\u00a0", "(", ")", "*", "é", "😀", "\u200b", "  ", "=", "@", "\"", "#", "5", ",", "\u2028")
            .ListOf(5).Select(string.Concat);

    private static readonly Gen<EntryDraft> Awkward =
        from sub in Keys
        from text in Gen.OneOf(Keys, Gen.Elements(
            "", "*", "! (x) ; y", "a | b", "2026-01-01=2026-02-02", "line\nline\r\n    1000 x  5", "\0"))
        from code in Gen.Elements("USD", "JPY", "KWD")
        from minor in Cases.Amount
        select Cases.Booked([new(1100, sub, minor), new(2030, sub, -minor)], Currency.Parse(code), "awkward", text);

    private static string Text(IReadOnlyList<EntryDraft> entries)
    {
        using var writer = new StringWriter(CultureInfo.InvariantCulture);
        HledgerText.Write(writer, entries.Select((entry, i) =>
            new PostedEntry(new Guid($"018f0000-0000-7000-8000-{i + 1:x12}"), $"key-{i}", entry)));
        return writer.ToString();
    }

    /// <summary>The name as the text declares it.</summary>
    private static string HledgerNameOf(int account, string sub) =>
        Text([Cases.Booked([new(account, sub, 1), new(2090, "", -1)])]).Split('\n')
            .Single(line => line.EndsWith("  0.01 USD", StringComparison.Ordinal))[4..^"  0.01 USD".Length];

    private static IEnumerable<string> Balances(EntryDraft[] entries)
    {
        var book = new Balances();
        foreach (var entry in entries) Assert.Equal(EntryFault.None, book.Apply(entry));
        return entries.SelectMany(entry => entry.Postings.Select(line => (line.Account, line.Sub, entry.Currency))).Distinct()
            .Select(key => (Name: HledgerNameOf(key.Account, key.Sub), Balance: book.Of(key.Account, key.Sub, key.Currency)))
            .Where(row => row.Balance.Minor != 0)
            .Select(row => $"{row.Name} {row.Balance}").Order(StringComparer.Ordinal);
    }

    private static IEnumerable<string> Read(string csv) => csv.Split('\n', StringSplitOptions.RemoveEmptyEntries).Skip(1)
        .Select(row => Cell().Matches(row).Select(cell => cell.Groups[1].Value.Replace("\"\"", "\"", StringComparison.Ordinal)).ToArray())
        .Select(cell => $"{cell[0]} {Amount(cell[2], Currency.Parse(cell[1]))}").Order(StringComparer.Ordinal);

    private static Money Amount(string units, Currency currency)
    {
        var minor = decimal.Parse(units, CultureInfo.InvariantCulture) * (decimal)Math.Pow(10, currency.Exponent);
        return new(Rounding.Apply(minor, RoundingMode.HalfEven), currency);
    }

    [GeneratedRegex("\"((?:[^\"]|\"\")*)\"")]
    private static partial Regex Cell();
}
