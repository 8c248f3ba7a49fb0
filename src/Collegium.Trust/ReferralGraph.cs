namespace Collegium.Trust;

/// <summary>The network to refer by: what <see cref="PersonalRank"/> should walk when a member looks for a colleague.</summary>
/// <remarks>
/// Only trust is walked, and only the way it was given: praising somebody must not bring one nearer to him. The root of the rating
/// evens out who rates 1 and who rates .1 for the same, and short walks favour the friends of friends over the famous: on Bitcoin OTC
/// .59 instead of .41 by fame among the first ten.
/// </remarks>
public static class ReferralGraph
{
    /// <summary>The probability of going home at each step that suits referrals.</summary>
    public const double Restart = 0.25;

    /// <summary>Makes the network from ratings above 0.</summary>
    /// <param name="members">How many members; handles are below.</param>
    /// <param name="ratings">Who says what of whom.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a value is out of −1 to 1.</exception>
    public static Graph From(int members, ReadOnlySpan<Rating> ratings)
    {
        Ratings.Check(members, ratings);
        return Ratings.Positive(members, ratings, Weight);
    }

    /// <summary>The weight of a rating in it, for <see cref="Graph.Set"/>: its root, 0 for one not above 0.</summary>
    /// <param name="value">The rating, −1 to 1.</param>
    public static double Weight(double value) => Math.Sqrt(Math.Max(value, 0));
}
