using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class BalancesTests
{
    private static readonly Guid First = new("018f0000-0000-7000-8000-000000000001");

    private static Balances Book(params IEnumerable<EntryDraft> entries)
    {
        var book = new Balances();
        foreach (var entry in entries) Assert.Equal(EntryFault.None, book.Apply(entry));
        return book;
    }

    [Fact]
    public void A_statement_runs_and_a_trial_balance_is_zero()
    {
        var book = Book(
            Cases.Booked(PostingRules.Invoice("C1|I1", [new("J1", 300_000)], [], [new("AZ", 24_900)])),
            Cases.Booked(PostingRules.Payment([new("C1|I1", 200_000)], "C1", 0)));
        Assert.Equal(new Money(124_900, Currency.Usd), book.Of(1100, "C1|I1", Currency.Usd));
        Assert.Equal([324_900, 124_900], book.Statement(1100, Currency.Usd).Select(line => line.Balance));
        Assert.Empty(book.Statement(1100, Currency.Usd, "C2|I1"));
        Assert.Equal([(1000, 200_000), (1100, 124_900), (2200, -24_900), (4000, -300_000)],
            book.TrialBalance().Select(line => (line.Account, line.Balance.Minor)));
    }

    [Fact]
    public void One_clients_trust_never_covers_another()
    {
        var book = Book(Cases.Booked([new(1010, "", 500), new(2010, "C1", -500)]));
        Assert.Equal(EntryFault.BelowFloor, book.Apply(Cases.Booked([new(2010, "C2", 1), new(1010, "", -1)])));
        Assert.Equal(EntryFault.BelowFloor, book.Apply(Cases.Booked([new(2010, "C1", 501), new(1010, "", -501)])));
        Assert.Equal(EntryFault.None, book.Apply(Cases.Booked([new(2010, "C1", 500), new(1010, "", -500)])));
        Assert.Empty(book.TrialBalance());
    }

    [Fact]
    public void An_entry_is_reversed_once_at_most()
    {
        var entry = Cases.Booked([new(1000, "", 5), new(2090, "R1", -5)]);
        var book = Book(entry, entry.Reverse(First, Cases.Day, ""));
        Assert.Equal(EntryFault.AlreadyReversed, book.Apply(entry.Reverse(First, Cases.Day, "")));
    }

    [Fact]
    public void A_balance_that_does_not_fit_is_refused_whole()
    {
        var most = Cases.Booked([new(1000, "", long.MaxValue), new(2090, "", -long.MaxValue)]);
        var book = Book(most);
        Assert.Equal(EntryFault.Overflow, book.Apply(most));
        Assert.Single(book.Entries);
        Assert.Equal(long.MaxValue, book.Of(1000, "", Currency.Usd).Minor);
    }

    [Fact]
    public void Law_every_currency_is_balanced_by_itself() =>
        Law.Holds(Cases.Entry.ListOf(), entries => Book(entries).TrialBalance()
            .GroupBy(line => line.Balance.Currency).All(lines => lines.Sum(line => line.Balance.Minor) == 0));

    [Fact]
    public void Law_reversing_leaves_no_trace_in_the_balances() =>
        Law.Holds(
            from before in Cases.Entry.ListOf() from entry in Cases.Entry select (before, entry),
            c => Book([.. c.before, c.entry, c.entry.Reverse(First, Cases.Day, "")]).TrialBalance()
                .SequenceEqual(Book(c.before).TrialBalance()));

    [Fact]
    public void Law_the_order_of_independent_entries_does_not_matter() =>
        Law.Holds(
            from entries in Cases.Entry.ListOf() from other in Gen.Shuffle(entries.ToArray()) select (entries, other),
            c => Book(c.entries).TrialBalance().SequenceEqual(Book(c.other).TrialBalance()));
}
