namespace Collegium.Trust;

/// <summary>The chapter's terms of vouching, from its charter.</summary>
/// <param name="Quorum">How many units an admission takes, q: 1 to 16. Each comes through another voucher and, at admission, from another source.</param>
/// <param name="Budget">How many units a member passes on at most, b, in all, directly or through those he vouched for: 0 or more.</param>
/// <param name="SourceCap">How many units a source gives at most, 0 or more; <see cref="int.MaxValue"/> where the charter sets no cap.</param>
public sealed record VouchTerms(int Quorum, int Budget, int SourceCap)
{
    /// <summary>The largest quorum: 16.</summary>
    public const int MaxQuorum = 16;

    /// <summary>The charter's default cap: twice what is needed if every source gave the same, 2·q·members/sources, rounded up.</summary>
    /// <param name="quorum">Units an admission takes, 1 or more.</param>
    /// <param name="members">Members of the chapter, 0 or more.</param>
    /// <param name="sources">Sources among them, 1 or more.</param>
    /// <returns>Units, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A number is below the least it may be.</exception>
    public static int DefaultSourceCap(int quorum, int members, int sources)
    {
        ArgumentOutOfRangeException.ThrowIfLessThan(quorum, 1);
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        ArgumentOutOfRangeException.ThrowIfLessThan(sources, 1);
        return (int)Math.Min(int.MaxValue, (2L * quorum * members + sources - 1) / sources);
    }
}
