namespace Collegium.Ledger.Tests;

public class EntryDraftTests
{
    private const string Most = "9223372036854775807";

    [Theory]
    // account sub minor, …                                     expected
    [InlineData("1000 - 100, 2090 - -100", EntryFault.None)]
    [InlineData("1000 - 100, 1100 C1|I1 -60, 2030 C1 -40", EntryFault.None)]
    [InlineData("", EntryFault.TooFewPostings)]
    [InlineData("1000 - 100", EntryFault.TooFewPostings)]
    [InlineData("1000 - 0, 2090 - 0", EntryFault.ZeroPosting)]
    [InlineData("1000 - 100, 2090 - -100, 1100 - 0", EntryFault.ZeroPosting)]
    [InlineData("1000 - 100, 1999 - -100", EntryFault.UnknownAccount)]
    [InlineData("1000 - 100, 2090 a:b -100", EntryFault.BadSub)]
    [InlineData("1000 - 100, 2090 a;b -100", EntryFault.BadSub)]
    [InlineData("1000 - 100, 2090 a\nb -100", EntryFault.BadSub)]
    [InlineData("1000 - 100, 2090 - -99", EntryFault.Unbalanced)]
    [InlineData("1000 - 100, 2090 - 100", EntryFault.Unbalanced)]
    [InlineData("1000 - " + Most + ", 2090 - -" + Most, EntryFault.None)]
    [InlineData("1000 - " + Most + ", 1100 - 1, 2090 - -" + Most + ", 2030 - -1", EntryFault.Overflow)]
    [InlineData("1000 - -9223372036854775808, 2090 - 100", EntryFault.Overflow)]
    // The order of the checks is part of the contract.
    [InlineData("1000 - 0, 1999 - 5", EntryFault.ZeroPosting)]
    [InlineData("1999 a:b 5, 1000 - 5", EntryFault.UnknownAccount)]
    [InlineData("1000 a:b 5, 1000 - 6", EntryFault.BadSub)]
    public void An_entry_is_balanced_or_is_not(string postings, EntryFault expected)
    {
        var (entry, fault) = EntryDraft.Create(Cases.Day, "test", "", Currency.Usd, Lines(postings));
        Assert.Equal(expected, fault);
        Assert.Equal(expected == EntryFault.None, entry is not null);
    }

    [Theory]
    [InlineData("", EntryFault.BadKind)]
    [InlineData("a|b", EntryFault.BadKind)]
    [InlineData("a b", EntryFault.BadKind)]
    [InlineData("invoice", EntryFault.None)]
    [InlineData("payment.R11-2", EntryFault.None)]
    public void A_kind_is_a_plain_word(string kind, EntryFault expected) =>
        Assert.Equal(expected, EntryDraft.Create(Cases.Day, kind, "", Currency.Usd, Lines("1000 - 1, 2090 - -1")).Fault);

    [Fact]
    public void Money_has_a_currency() =>
        Assert.Equal(EntryFault.NoCurrency, EntryDraft.Create(Cases.Day, "test", "", default, Lines("1000 - 1, 2090 - -1")).Fault);

    [Fact]
    public void A_key_with_a_broken_character_is_refused() =>
        Assert.Equal(EntryFault.BadSub, EntryDraft.Create(
            Cases.Day, "test", "", Currency.Usd, [new(1000, "a\ud800", 1), new(2090, new string('x', 201), -1)]).Fault);

    [Fact]
    public void The_lines_are_a_copy()
    {
        var lines = Lines("1000 - 1, 2090 - -1").ToList();
        var entry = Cases.Booked(lines);
        lines.Clear();
        Assert.Equal(2, entry.Postings.Count);
    }

    [Fact]
    public void A_reversal_names_its_entry_and_mirrors_its_lines()
    {
        var id = new Guid("018f0000-0000-7000-8000-000000000001");
        var posted = new PostedEntry(id, "k1", Cases.Booked(Lines("1000 - 100, 2090 R1 -100")));
        var reversal = posted.Reverse(Cases.Day.AddDays(1), "wrong payer");
        Assert.Equal(id, reversal.Reverses);
        Assert.Equal("reversal", reversal.Kind);
        Assert.Equal(Lines("1000 - -100, 2090 R1 100"), reversal.Postings);
    }

    [Fact]
    public void Law_whatever_is_built_adds_up_to_zero() =>
        Law.Holds(Cases.Entry, entry => entry.Postings.Sum(posting => posting.Minor) == 0);

    private static Posting[] Lines(string table) =>
        [.. table.Split(", ", StringSplitOptions.RemoveEmptyEntries).Select(line => line.Split(' ')).Select(cell =>
            new Posting(Number<int>(cell[0]), cell[1] == "-" ? "" : cell[1], Number<long>(cell[2])))];

    private static T Number<T>(string text) where T : IParsable<T> => T.Parse(text, System.Globalization.CultureInfo.InvariantCulture);
}
