using System.Security.Cryptography;
using System.Text;

namespace Collegium.Ledger.Tests;

public class PostedEntryTests
{
    private static readonly PostedEntry Invoice = new(
        new Guid("018F0000-0000-7000-8000-00000000000A"), "op-1",
        Cases.Booked([new(1100, "C1|I-1", 324_900), new(4000, "", -300_000), new(2200, "Köln", -24_900)], kind: "invoice", text: "free"));

    private const string Canonical =
        "018f0000-0000-7000-8000-00000000000a|2026-01-05|invoice|op-1|1:1100:C1|I-1:324900:USD;2:4000::-300000:USD;3:2200:Köln:-24900:USD";

    [Fact]
    public void The_canonical_text_is_what_a_trigger_can_build() => Assert.Equal(Canonical, Invoice.CanonicalText());

    [Fact]
    public void The_chain_hashes_the_hash_before_and_the_bytes()
    {
        var first = EntryHash.Next(EntryHash.Genesis, Invoice.CanonicalBytes());
        Assert.Equal(SHA256.HashData([.. new byte[32], .. Encoding.UTF8.GetBytes(Canonical)]), first);
        Assert.Equal(SHA256.HashData([.. first, .. Encoding.UTF8.GetBytes(Canonical)]), EntryHash.Next(first, Invoice.CanonicalBytes()));
        Assert.Throws<ArgumentException>(() => EntryHash.Next([0], Invoice.CanonicalBytes()));
    }

    [Theory]
    [InlineData("op-1", true)]
    [InlineData("a:b;c d", true)]
    [InlineData("", false)]
    [InlineData("a|b", false)]
    [InlineData("a\nb", false)]
    [InlineData(null, false)]
    public void A_key_has_no_bar(string? key, bool fine)
    {
        Assert.Equal(fine, PostedEntry.IsKey(key));
        if (!fine) Assert.Throws<ArgumentException>(() => new PostedEntry(Guid.Empty, key!, Invoice.Draft));
    }
}
