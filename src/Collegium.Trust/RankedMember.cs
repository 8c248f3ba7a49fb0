namespace Collegium.Trust;

/// <summary>A member and his rank in somebody's eyes.</summary>
/// <param name="Member">Handle of the member.</param>
/// <param name="Rank">From 0 to 1.</param>
public readonly record struct RankedMember(int Member, double Rank)
{
    internal static readonly Comparer<RankedMember> LowestFirst = Comparer<RankedMember>.Create(
        static (one, other) => one.Rank != other.Rank ? one.Rank.CompareTo(other.Rank) : other.Member.CompareTo(one.Member));
}
