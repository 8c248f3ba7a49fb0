namespace Collegium.Routing;

/// <summary>
/// Says "surely not marked" about a practice without touching a hash table: 1,024 bits by the low bits of the handle.
/// Handles are dense, so for a chapter of a thousand practices it never errs, and beyond that it errs towards asking the set.
/// </summary>
internal sealed class PracticeFilter
{
    private readonly ulong[] _bits = new ulong[16];

    public PracticeFilter(params ReadOnlySpan<IReadOnlySet<int>> sets)
    {
        foreach (var set in sets)
        {
            foreach (var practice in set)
            {
                _bits[(practice >> 6) & 15] |= 1UL << (practice & 63);
            }
        }
    }

    public bool MayHold(int practice) => (_bits[(practice >> 6) & 15] >> (practice & 63) & 1) != 0;
}
