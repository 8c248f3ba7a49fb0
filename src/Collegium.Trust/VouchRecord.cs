namespace Collegium.Trust;

/// <summary>
/// All that must be kept to build the same <see cref="VouchFlow"/> again. It holds no routes: those are found anew and may differ,
/// while who is admitted, who is short, what is burnt and how many units reach whom stay the same.
/// </summary>
/// <param name="Sources">Handles, ascending.</param>
/// <param name="Vouches">The standing vouches, oldest first.</param>
/// <param name="Admissions">The members who are not sources, in the order they came in.</param>
/// <param name="Burnt">Units lost, by handle ascending; those who lost none are left out.</param>
public sealed record VouchRecord(
    IReadOnlyList<int> Sources,
    IReadOnlyList<Vouch> Vouches,
    IReadOnlyList<Admission> Admissions,
    IReadOnlyList<BurntUnits> Burnt);

/// <summary>One member's word for another.</summary>
/// <param name="Voucher">Handle of who gives it.</param>
/// <param name="Candidate">Handle of whom it is for.</param>
public readonly record struct Vouch(int Voucher, int Candidate);

/// <summary>How a member came in, and what holds him now.</summary>
/// <param name="Member">His handle.</param>
/// <param name="Sources">
/// The sources of his units at admission, in the order of his chains: history, which later rerouting does not change. Empty for one
/// who came in without a quorum, as a founder who left the council.
/// </param>
/// <param name="Held">Units that reach him now: the quorum, or fewer where he is to be vouched for again.</param>
public sealed record Admission(int Member, IReadOnlyList<int> Sources, int Held);

/// <summary>Units that somebody may no longer pass on.</summary>
/// <param name="Member">His handle.</param>
/// <param name="Units">How many, 1 or more.</param>
public readonly record struct BurntUnits(int Member, int Units);
