using FsCheck;
using FsCheck.Fluent;

namespace Collegium.Ledger.Tests;

/// <summary>Random amounts and entries.</summary>
internal static class Cases
{
    public static readonly DateOnly Day = new(2026, 1, 5);

    public static readonly Gen<long> AnyLong = Gen.OneOf(
        Gen.Choose(-1_000, 1_000).Select(n => (long)n),
        Between(long.MinValue, long.MaxValue),
        Gen.Elements(long.MinValue, long.MinValue + 1, -1L, 0L, 1L, long.MaxValue));

    public static readonly Gen<long> Amount = Between(1, 1_000_000_000_000);

    /// <summary>A whole number from low to high, both included.</summary>
    public static Gen<long> Between(long low, long high) =>
        from words in Gen.Choose(0, 0xFFFF).ListOf(4)
        let bits = words.Aggregate(0UL, (sum, word) => sum << 16 | (uint)word)
        select (long)(low + (Int128)bits % ((Int128)high - low + 1));

    /// <summary>Balanced entries over accounts without a floor, in two currencies.</summary>
    public static readonly Gen<EntryDraft> Entry =
        from moved in (from account in Gen.Elements(1000, 1100, 2030, 2105, 4000, 5000)
                       from sub in Gen.Elements("", "C1", "C2|I-7")
                       from minor in Amount
                       from side in Gen.Elements(1, -1)
                       select new Posting(account, sub, minor * side)).ListOf().Where(list => list.Count is > 0 and < 8)
        from code in Gen.Elements("USD", "JPY")
        let rest = -moved.Sum(posting => posting.Minor)
        where rest != 0
        select Booked([.. moved, new Posting(2090, "", rest)], Currency.Parse(code));

    public static EntryDraft Booked(IReadOnlyList<Posting> postings, Currency? currency = null, string kind = "test", string text = "")
    {
        var (entry, fault) = EntryDraft.Create(Day, kind, text, currency ?? Currency.Usd, postings);
        Assert.Equal(EntryFault.None, fault);
        return entry!;
    }
}
