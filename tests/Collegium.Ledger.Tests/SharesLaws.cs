using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

public class SharesLaws
{
    /// <summary>An invoice, two members' shares in it, and a client who pays in pieces: at the end nothing is left waiting.</summary>
    [Fact]
    public void Law_when_the_client_has_paid_everything_every_member_is_owed_everything() =>
        Law.Holds(
            from net in Cases.Between(100, 10_000_000)
            from pieces in Cases.Between(1, 1_000).NonEmptyListOf()
            from percent in Gen.Choose(1, 99)
            select (net, pieces: pieces.ToArray(), percent),
            c =>
            {
                var book = new Balances();
                var tax = SalesTax.On(c.net, .083m);
                var shares = Split.ByLargestRemainder(c.net * 85 / 100, [c.percent, 100 - c.percent]);
                Post(book, PostingRules.Invoice("C|I", [new("J", c.net)], [], [new("AZ", tax)]));
                for (var m = 0; m < 2; m++) Post(book, PostingRules.MemberShare($"M{m}|J", new($"M{m}|I", shares[m])));

                var (received, released) = (0L, new long[2]);
                foreach (var piece in Split.ByLargestRemainder(c.net + tax, c.pieces))
                {
                    if (piece == 0) continue;
                    var (invoices, credit) = Allocation.Over(piece, [new("C|I", Cases.Day, c.net + tax - received)]);
                    Post(book, PostingRules.Payment(invoices, "C", credit));
                    received += piece;
                    for (var m = 0; m < 2; m++)
                    {
                        var step = ToDate.Step(shares[m], received, c.net + tax, released[m]);
                        released[m] += step;
                        Post(book, PostingRules.ConditionMet($"M{m}|I", $"M{m}", step));
                    }
                }
                return book.TrialBalance().All(line => line.Account is not (1100 or 2105 or 2030))
                    && Enumerable.Range(0, 2).All(m => book.Of(2100, $"M{m}", Currency.Usd).Minor == -shares[m]);
            });

    private static void Post(Balances book, IReadOnlyList<Posting> lines)
    {
        if (lines.Count > 0) Assert.Equal(EntryFault.None, book.Apply(Cases.Booked(lines)));
    }
}
