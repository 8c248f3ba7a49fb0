namespace Collegium.Routing;

/// <summary>
/// Drawing lots that anybody can check: a mixed number per ticket, highest wins. For one seed the mixing is a bijection
/// (the finaliser of SplitMix64, Steele, Lea and Flood 2014), so two tickets never tie; over many seeds each wins equally often.
/// </summary>
internal static class Lot
{
    public static ulong Draw(ulong seed, int ticket) => unchecked(Mix(Mix(seed) ^ Mix((uint)ticket + 0x9E3779B97F4A7C15)));

    private static ulong Mix(ulong value)
    {
        unchecked
        {
            value = (value ^ (value >> 30)) * 0xBF58476D1CE4E5B9;
            value = (value ^ (value >> 27)) * 0x94D049BB133111EB;
            return value ^ (value >> 31);
        }
    }
}
