namespace Collegium.Routing;

/// <summary>An answer of <see cref="MatchIndex.Rank"/>: who comes first and why, and who was stopped where.</summary>
/// <param name="Candidates">
/// Best first, one per practice (its best practitioner), at most as many as were asked for. Ordered by points; equal points by
/// longer waiting; equal waiting by a lot drawn from the tie seed. Never by handle, name or date of joining.
/// </param>
/// <param name="Gates">How many practitioners each gate stopped, in ladder order; gates that stopped nobody are left out.</param>
/// <param name="Considered">How many practitioners the index held: those stopped plus those who passed.</param>
public sealed record Ranking(IReadOnlyList<RankedCandidate> Candidates, IReadOnlyList<GateCount> Gates, int Considered);

/// <summary>One practice's best practitioner for the job.</summary>
/// <param name="Profile">Handle of the practitioner.</param>
/// <param name="Practice">Handle of the practice.</param>
/// <param name="Points">A whole number: exactly the sum of the reasons' points, and what the order was made by.</param>
/// <param name="Reasons">
/// One per factor in the order of <see cref="Factor"/>; without <see cref="Factor.Near"/> where the client's place is unknown, and without
/// <see cref="Factor.Trust"/> where nothing is known of it.
/// </param>
public sealed record RankedCandidate(int Profile, int Practice, double Points, IReadOnlyList<Reason> Reasons);

/// <summary>Why a candidate has the points, as numbers a page can put into words.</summary>
/// <param name="Factor">What the points are for.</param>
/// <param name="Points">A whole number from 0 to the factor's weight (rounded half up).</param>
/// <param name="Evidence">The raw number behind: see <see cref="Routing.Factor"/> for its unit.</param>
/// <param name="OutOf">What the evidence is counted against: 1 for a skill level, a debt and trust, the capacity for load, otherwise 0.</param>
public readonly record struct Reason(Factor Factor, double Points, double Evidence, double OutOf = 0);

/// <summary>What brings points. <see cref="Weights"/> has the curve of each.</summary>
public enum Factor
{
    /// <summary>Evidence: mean level over the needs, weighted, 0 to 1.</summary>
    Skill,

    /// <summary>Evidence: finished jobs with this client.</summary>
    Knows,

    /// <summary>Evidence: great-circle miles to the client.</summary>
    Near,

    /// <summary>Evidence: pieces of work open, out of the capacity.</summary>
    Load,

    /// <summary>Evidence: available business days waited.</summary>
    Turn,

    /// <summary>Evidence: how much less of the work it had than its share, 0 to 1.</summary>
    Debt,

    /// <summary>Evidence: how far whoever asks may trust the practice, 0 to 1.</summary>
    Trust,
}

/// <summary>How many practitioners a gate stopped.</summary>
/// <param name="Gate">The first gate that stopped them.</param>
/// <param name="Count">How many.</param>
/// <param name="SampleProfiles">Up to five of them, lowest handles first.</param>
public readonly record struct GateCount(Gate Gate, int Count, IReadOnlyList<int> SampleProfiles);
