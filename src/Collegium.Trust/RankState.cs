namespace Collegium.Trust;

/// <summary>What forward push keeps of a member, small enough for four to share a line of the cache.</summary>
internal struct RankState
{
    public double Left;
    public float Most;
    public bool Queued;
    public bool Touched;
}
