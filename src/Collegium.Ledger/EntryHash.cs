using System.Security.Cryptography;

namespace Collegium.Ledger;

/// <summary>The chain of hashes through a book: whoever alters or drops an entry breaks every hash after it.</summary>
/// <remarks>A chain alone proves nothing against its holder; the head must be kept elsewhere too (reference money.md §3.3).</remarks>
public static class EntryHash
{
    /// <summary>Bytes of a hash: 32.</summary>
    public const int Length = SHA256.HashSizeInBytes;

    /// <summary>What stands before the first entry: 32 zero bytes.</summary>
    public static ReadOnlySpan<byte> Genesis => new byte[Length];

    /// <summary>The hash of an entry in its place: SHA-256 over the hash before it followed by its canonical bytes.</summary>
    /// <param name="previous">32 bytes; <see cref="Genesis"/> for the first entry.</param>
    /// <param name="canonical">From <see cref="PostedEntry.CanonicalBytes"/>.</param>
    /// <returns>32 bytes.</returns>
    /// <exception cref="ArgumentException">The hash before is not 32 bytes long.</exception>
    public static byte[] Next(ReadOnlySpan<byte> previous, ReadOnlySpan<byte> canonical)
    {
        if (previous.Length != Length) throw new ArgumentException("A hash has 32 bytes.", nameof(previous));
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        hash.AppendData(previous);
        hash.AppendData(canonical);
        return hash.GetHashAndReset();
    }
}
