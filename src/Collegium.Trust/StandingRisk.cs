namespace Collegium.Trust;

/// <summary>
/// How much reason there is to look twice at a member: who spoke for him and what their word is worth, who spoke against him, and what fair
/// raters say. An alarm for people, never a decision.
/// </summary>
/// <remarks>
/// Trust mass from the council (EigenTrust, WWW 2003) and fairness and goodness (ICDM 2016). One solve for all members, linear in the
/// ratings a round; a few milliseconds at fifty thousand ratings: solve anew after a change.
/// </remarks>
public sealed class StandingRisk
{
    private readonly double[] _trust;
    private readonly double[] _credit;
    private readonly double[] _shrunk;
    private readonly FairnessGoodness _fair;
    private readonly RiskTally _tally;

    private StandingRisk(int members, ReadOnlySpan<Rating> ratings, ReadOnlySpan<int> council)
    {
        _fair = FairnessGoodness.Solve(members, ratings);
        _shrunk = _fair.Shrunk(ratings);
        _trust = TrustMass.From(Ratings.Positive(members, ratings), council);
        _credit = new double[members];
        foreach (var rating in ratings)
        {
            _credit[rating.Source] += Math.Max(rating.Value, 0);
        }

        for (var member = 0; member < members; member++)
        {
            _trust[member] *= members;
            _credit[member] = _trust[member] * Math.Sqrt(Math.Max(_shrunk[member], 0) / Math.Max(_credit[member], 1));
        }

        _tally = new RiskTally(members, ratings, _credit);
    }

    /// <summary>What each member's word is worth: his trust mass, less the less good he is himself and the more freely he gives it.</summary>
    /// <remarks>
    /// Trust mass (1 for the mean member) × √(goodness / sum of the trust given), goodness below 0 as 0. A word of one whom the
    /// council doesn't reach, or whom others warn of, is worth nothing.
    /// </remarks>
    public ReadOnlySpan<double> Credit => _credit;

    /// <summary>What is known of a member.</summary>
    /// <param name="member">His handle.</param>
    public RiskSignals this[int member] => _tally.Signals(member) with
    {
        TrustMass = _trust[member],
        Goodness = _fair.Goodness[member],
        ShrunkGoodness = _shrunk[member],
        Fairness = _fair.Fairness[member],
    };

    /// <summary>Solves for all members.</summary>
    /// <param name="members">How many members; handles are below.</param>
    /// <param name="ratings">Who says what of whom, in any order.</param>
    /// <param name="council">Where trust starts: at least one member.</param>
    /// <exception cref="ArgumentException">The council is empty.</exception>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a value is out of −1 to 1.</exception>
    public static StandingRisk Read(int members, ReadOnlySpan<Rating> ratings, ReadOnlySpan<int> council) => new(members, ratings, council);

    /// <summary>
    /// Who stands out, without any learning: the mean of the ranks by shrunk goodness, by the balance of trust and distrust, and (half) by
    /// trust mass, among those named.
    /// </summary>
    /// <param name="among">The members to compare with one another.</param>
    /// <returns>A risk for each of them in the same order, from 0 (safest) to 1.</returns>
    public double[] Compare(ReadOnlySpan<int> among)
    {
        var people = among.ToArray();
        var risks = new double[people.Length];
        AddRanks(risks, Array.ConvertAll(people, member => -_shrunk[member]), 1);
        AddRanks(risks, Array.ConvertAll(people, member => -_tally.Signals(member).Balance), 1);
        AddRanks(risks, Array.ConvertAll(people, member => -_trust[member]), 0.5);
        return Array.ConvertAll(risks, sum => sum / 2.5 / Math.Max(people.Length - 1, 1));
    }

    /// <summary>
    /// What the words heard so far are worth, for each member: the earliest signal, for it needs no complaint. Low is risky.
    /// </summary>
    /// <param name="heard">The ratings to count, such as those before the first complaint; what a rater's word is worth comes from all.</param>
    /// <returns>A mass per member, 0 or more: ratings below 0 are not counted.</returns>
    public double[] VoucherMass(ReadOnlySpan<Rating> heard)
    {
        var mass = new double[_credit.Length];
        foreach (var rating in heard)
        {
            mass[rating.Target] += _credit[rating.Source] * Math.Max(rating.Value, 0);
        }

        return mass;
    }

    /// <summary>Learns from members whose end is known; give the model <see cref="RiskSignals.ToRow"/> of others.</summary>
    /// <param name="known">The members.</param>
    /// <param name="bad">Whether each turned out bad.</param>
    /// <exception cref="ArgumentException">There is nobody to learn from, or not one end for each.</exception>
    public LogisticModel Learn(IReadOnlyList<int> known, IReadOnlyList<bool> bad) =>
        LogisticModel.Learn([.. known.Select(member => this[member].ToRow())], bad);

    /// <summary>Adds each score's rank, from 0 upwards, ties at their mean.</summary>
    private static void AddRanks(double[] sums, double[] scores, double weight)
    {
        var order = Enumerable.Range(0, scores.Length).OrderBy(at => scores[at]).ToArray();
        for (int from = 0, to; from < order.Length; from = to)
        {
            for (to = from + 1; to < order.Length && scores[order[to]] == scores[order[from]]; to++)
            {
            }

            for (var at = from; at < to; at++)
            {
                sums[order[at]] += weight * (from + to - 1) / 2.0;
            }
        }
    }
}
