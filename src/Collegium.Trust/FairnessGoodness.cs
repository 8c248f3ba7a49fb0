namespace Collegium.Trust;

/// <summary>How good a member is by what fair raters say of him, and how fair a rater is by how near he comes to goodness.</summary>
/// <remarks>
/// Kumar, Spezzano, Subrahmanian and Faloutsos, ICDM 2016. Goodness is the mean of what was received, weighted by the rater's fairness;
/// fairness is 1 less half the mean distance of what was given. It forecasts worse than <see cref="RatingForecast"/> and is kept because
/// a person can check it with a pencil. Linear in the ratings a round; a few milliseconds at a hundred thousand ratings: solve anew.
/// </remarks>
public sealed class FairnessGoodness
{
    private readonly double[] _fairness;
    private readonly double[] _goodness;

    private FairnessGoodness(double[] fairness, double[] goodness) => (_fairness, _goodness) = (fairness, goodness);

    /// <summary>From 0 to 1 a member; 1 for one who never rated.</summary>
    public ReadOnlySpan<double> Fairness => _fairness;

    /// <summary>From −1 to 1 a member; 0 for one nobody rated.</summary>
    public ReadOnlySpan<double> Goodness => _goodness;

    /// <summary>Solves for all members.</summary>
    /// <param name="members">How many members; handles are below.</param>
    /// <param name="ratings">Who says what of whom.</param>
    /// <param name="rounds">Ends after this many rounds at the latest; it ends earlier when nothing moves.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a value is out of −1 to 1.</exception>
    public static FairnessGoodness Solve(int members, ReadOnlySpan<Rating> ratings, int rounds = 300)
    {
        Ratings.Check(members, ratings);
        var (given, received) = (Ratings.Given(members, ratings), Ratings.Received(members, ratings));
        var (fairness, goodness, sums) = (new double[members], new double[members], new double[members]);
        Array.Fill(fairness, 1);
        for (var moved = double.PositiveInfinity; moved >= 1e-6 * members && rounds-- > 0;)
        {
            Array.Clear(sums);
            foreach (var rating in ratings)
            {
                sums[rating.Target] += fairness[rating.Source] * rating.Value;
            }

            moved = Settle(goodness, sums, received, 0);
            Array.Clear(sums);
            foreach (var rating in ratings)
            {
                sums[rating.Source] += 1 - Math.Abs(rating.Value - goodness[rating.Target]) / 2;
            }

            moved += Settle(fairness, sums, given, 1);
        }

        return new FairnessGoodness(fairness, goodness);
    }

    /// <summary>Goodness drawn towards 0 where few have spoken: as if <paramref name="weight"/> more had said nothing.</summary>
    /// <param name="ratings">Who says what of whom; may be fewer than were solved for.</param>
    /// <param name="weight">How many silent voices to add, above 0.</param>
    /// <returns>From −1 to 1 a member.</returns>
    public double[] Shrunk(ReadOnlySpan<Rating> ratings, double weight = 2)
    {
        var sums = new double[_goodness.Length];
        foreach (var rating in ratings)
        {
            sums[rating.Target] += _fairness[rating.Source] * rating.Value;
        }

        var received = Ratings.Received(sums.Length, ratings);
        for (var member = 0; member < sums.Length; member++)
        {
            sums[member] /= received[member] + weight;
        }

        return sums;
    }

    private static double Settle(double[] values, double[] sums, int[] counts, double none)
    {
        var moved = 0.0;
        for (var member = 0; member < values.Length; member++)
        {
            var value = counts[member] > 0 ? sums[member] / counts[member] : none;
            moved += Math.Abs(value - values[member]);
            values[member] = value;
        }

        return moved;
    }
}
