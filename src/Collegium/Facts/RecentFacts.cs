namespace Collegium.Facts;

/// <summary>The last facts this process read, in order and without a gap: each reaction reads the same ones a moment later.</summary>
internal sealed class RecentFacts
{
    private const int Kept = 4_096;

    private readonly Lock _lock = new();
    private readonly List<Fact> _facts = [];

    /// <summary>The place all that is kept comes after.</summary>
    private Position? _since;

    public void BeginAt(Position place)
    {
        lock (_lock)
        {
            _since = place;
        }
    }

    public void Add(Fact fact)
    {
        lock (_lock)
        {
            _facts.Add(fact);
            if (_facts.Count == 2 * Kept)
            {
                _since = _facts[Kept - 1].At();
                _facts.RemoveRange(0, Kept);
            }
        }
    }

    /// <summary>At most so many that follow a place; null where that lies further back than what is kept.</summary>
    public List<Fact>? After(Position place, int most)
    {
        lock (_lock)
        {
            if (_since is not { } since || since.IsPast(place))
            {
                return null;
            }

            // Most who ask are near the end.
            var first = _facts.FindLastIndex(f => !f.At().IsPast(place)) + 1;
            return _facts.GetRange(first, Math.Min(most, _facts.Count - first));
        }
    }
}
