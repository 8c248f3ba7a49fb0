namespace Collegium.Ledger.Tests;

public class PostingRulesTests
{
    /// <summary>The worked amounts of the rules that exist so far, so that the test holds without the reference.</summary>
    private const string Table = """
        2026-01-05 R03 invoice with tax (8.3%)
            1100 Receivables                3,249.00 USD
            4000 Service revenue           -3,000.00 USD
            2200 Sales tax payable           -249.00 USD
        2026-01-03 R06 sell a block of 20 hours at 100, paid at once
            1000 Operating bank             2,000.00 USD
            2020 Deferred revenue:C2       -2,000.00 USD
        2026-01-09 R07 six hours used
            2020 Deferred revenue:C2          600.00 USD
            4010 Block hours used            -600.00 USD
        2026-02-01 R10 member's share, waiting on the client's money
            5000 Member subcontract cost    6,800.00 USD
            2105 Member payable, conditional:M1  -6,120.00 USD
            2110 Member retainage payable:M1       -680.00 USD
        2026-02-20 R11 client pays 7,500 for 7,200 (overpays 300)
            1000 Operating bank             7,500.00 USD
            1100 Receivables               -7,200.00 USD
            2030 Client credits:C3           -300.00 USD
        2026-02-20 R12 the condition is met: conditional becomes payable
            2105 Member payable, conditional:M1   6,120.00 USD
            2100 Member payable:M1         -6,120.00 USD
        2026-02-24 R13 pay the member, less 10% to the smoothing pool and 50 dues
            2100 Member payable:M1          6,120.00 USD
            2130 Smoothing pool              -612.00 USD
            1210 Dues receivable              -50.00 USD
            1000 Operating bank            -5,458.00 USD
        2026-03-10 R15 apply the credit, part payment of 4,000
            2030 Client credits:C3            300.00 USD
            1000 Operating bank             4,000.00 USD
            1100 Receivables               -4,300.00 USD
        2026-06-11 R44 money that nobody can be named for
            1000 Operating bank               120.00 USD
            2090 Unidentified receipts       -120.00 USD
        """;

    public static TheoryData<string> Rules => [.. Worked.ByRule.Keys];

    [Theory, MemberData(nameof(Rules))]
    public void Rule_gives_the_worked_amounts(string rule) =>
        Assert.Equal(Worked.Added(RulesJournal.Read(new StringReader(Table))[rule]), Worked.Added(Worked.ByRule[rule]));

    [Theory, MemberData(nameof(Rules))]
    public void Rule_agrees_with_the_reference(string rule)
    {
        if (RulesJournal.Path is not { } path)
        {
            Assert.Skip("The reference's rules.journal does not lie beside the repository; the same amounts are checked inline.");
            return;
        }
        using var text = File.OpenText(path);
        Assert.Equal(Worked.Added(RulesJournal.Read(text)[rule]), Worked.Added(Worked.ByRule[rule]));
    }

    public static TheoryData<string, IReadOnlyList<Posting>, string> Others => new()
    {
        {
            "R06 on credit, beside work done, with tax of two places",
            PostingRules.Invoice("C2|I7",
                [new("J1", 50_000), new("J2", 10_000)], [new("C2|B1", 200_000)], [new("AZ", 14_560), new("Mesa", 5_200)]),
            "1100 C2|I7 279760; 4000 J1 -50000; 4000 J2 -10000; 2020 C2|B1 -200000; 2200 AZ -14560; 2200 Mesa -5200"
        },
        {
            "R06 on credit alone, untaxed",
            PostingRules.Invoice("C2|I8", [], [new("C2|B2", 200_000)], []),
            "1100 C2|I8 200000; 2020 C2|B2 -200000"
        },
        {
            "R06 paid at once, taxed at the sale",
            PostingRules.BlockPaid("C2|B1", 200_000, [new("AZ", 16_600)]),
            "1000  216600; 2020 C2|B1 -200000; 2200 AZ -16600"
        },
        {
            "R10 without retainage",
            PostingRules.MemberShare("M1|J1", new("M1|I7", 42_500)),
            "5000 M1|J1 42500; 2105 M1|I7 -42500"
        },
        {
            "R10 for work out of a prepaid block",
            PostingRules.MemberSharePayable("M1|J1", "M1", 51_000),
            "5000 M1|J1 51000; 2100 M1 -51000"
        },
        {
            "R11 over two invoices, nothing left",
            PostingRules.Payment([new("C1|I1", 100), new("C1|I2", 50)], "C1", 0),
            "1000  150; 1100 C1|I1 -100; 1100 C1|I2 -50"
        },
        {
            "R13 without offsets",
            PostingRules.Payout("M1", 42_500),
            "2100 M1 42500; 1000  -42500"
        },
        {
            "R13 wholly held back",
            PostingRules.Payout("M1", 100, [new(1200, "M1", -100)]),
            "2100 M1 100; 1200 M1 -100"
        },
        {
            "R13 with fees earned and owed",
            PostingRules.Payout("M1", 1_000, [new(1220, "M1", -150)], 80),
            "2100 M1 1000; 2120 M1 80; 1220 M1 -150; 1000  -930"
        },
        {
            "R31 with the chapter's part",
            PostingRules.ReferralFee("M1", "M2", 1_500, 300),
            "1220 M1 1500; 2120 M2 -1200; 4300  -300"
        },
        {
            "R44 resolved, with a rest",
            PostingRules.Identified("R9", [new("C1|I1", 10_000)], "C1", 2_000),
            "2090 R9 12000; 1100 C1|I1 -10000; 2030 C1 -2000"
        },
    };

    [Theory, MemberData(nameof(Others), DisableDiscoveryEnumeration = true)]
    public void Variant_moves_these_accounts(string variant, IReadOnlyList<Posting> lines, string expected)
    {
        Assert.Equal(expected, string.Join("; ", lines.Select(line => $"{line.Account} {line.Sub} {line.Minor}")));
        Assert.Equal(EntryFault.None, EntryDraft.Create(Cases.Day, "test", variant, Currency.Usd, lines).Fault);
    }

    [Fact]
    public void An_event_of_nothing_gives_no_line()
    {
        Assert.Empty(PostingRules.Payment([], "C1", 0));
        Assert.Empty(PostingRules.ConditionMet("M1|I1", "M1", 0));
    }

    [Fact]
    public void Amounts_on_the_wrong_side_are_refused()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => PostingRules.Payment([new("C1|I1", -1)], "C1", 5));
        Assert.Throws<ArgumentOutOfRangeException>(() => PostingRules.BlockUsed("B1", "J1", -1));
        Assert.Throws<ArgumentException>(() => PostingRules.Payout("M1", 100, [new(1210, "M1", 1)]));
        Assert.Throws<ArgumentException>(() => PostingRules.Payout("M1", 100, [new(1210, "M1", -101)]));
        Assert.Throws<OverflowException>(() => PostingRules.Payment([new("C1|I1", long.MaxValue)], "C1", 1));
    }
}
