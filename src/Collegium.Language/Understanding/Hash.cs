namespace Collegium.Language;

/// <summary>64-bit FNV-1a over UTF-16 units, continued across words, with a final mix. The same on every machine.</summary>
internal static class Hash
{
    public const ulong Seed = 14695981039346656037;

    public static ulong Add(ulong hash, ReadOnlySpan<char> text)
    {
        unchecked
        {
            foreach (var c in text)
                hash = (hash ^ c) * 1099511628211;
            return hash;
        }
    }

    /// <summary>Spreads a hash over all bits (the finaliser of splitmix64).</summary>
    public static ulong Mix(ulong h)
    {
        unchecked
        {
            h = (h ^ (h >> 30)) * 0xBF58476D1CE4E5B9;
            h = (h ^ (h >> 27)) * 0x94D049BB133111EB;
            return h ^ (h >> 31);
        }
    }

    public static ulong Pair(ulong first, ulong second) => unchecked(Mix((first * 31) + second));
}
