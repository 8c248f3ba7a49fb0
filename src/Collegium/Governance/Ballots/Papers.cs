using System.Security.Cryptography;

namespace Collegium.Governance.Ballots;

/// <summary>One paper: the hash of its receipt, and the vote.</summary>
internal readonly record struct Paper(byte[] Receipt, Vote Vote);

/// <summary>
/// The papers of a box as bytes: entries of one size, sorted by the random hash of their receipt. The same papers give the
/// same bytes in whatever order they came, so that the bytes tell nothing of that order.
/// </summary>
internal static class Papers
{
    private const int HashBytes = SHA256.HashSizeInBytes;
    private const int EntryBytes = HashBytes + 1;

    public static byte[] Add(byte[] papers, Paper paper) =>
        [.. Read(papers).Append(paper).OrderBy(p => Convert.ToHexString(p.Receipt), StringComparer.Ordinal).SelectMany(p => p.Receipt.Append((byte)p.Vote))];

    public static IReadOnlyList<Paper> Read(byte[] papers) =>
        [.. papers.Chunk(EntryBytes).Select(entry => new Paper(entry[..HashBytes], (Vote)entry[HashBytes]))];

    public static int Count(byte[] papers) => papers.Length / EntryBytes;

    public static Paper? Find(byte[] papers, byte[] receipt)
    {
        foreach (var paper in Read(papers))
        {
            if (paper.Receipt.AsSpan().SequenceEqual(receipt))
            {
                return paper;
            }
        }

        return null;
    }

    public static Counts Tally(byte[] papers)
    {
        var votes = Read(papers).ToLookup(p => p.Vote);
        return new Counts(votes[Vote.Yes].Count(), votes[Vote.No].Count(), votes[Vote.Abstain].Count());
    }
}
