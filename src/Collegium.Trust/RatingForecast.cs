namespace Collegium.Trust;

/// <summary>What a forecast is asked for.</summary>
public enum Outlook
{
    /// <summary>Ratings missing among those known: the stack alone.</summary>
    Between,

    /// <summary>Ratings yet to come, where habits have moved on: three opinions averaged.</summary>
    Ahead,
}

/// <summary>
/// What one member would say of another: the bias model, fairness and goodness, and what the other said of him, weighed by what each was
/// worth on ratings held out.
/// </summary>
/// <remarks>
/// A linear stack (Wolpert 1992) over <see cref="BiasModel"/>, <see cref="FairnessGoodness"/> and the reciprocal rating. Ratings to come
/// are harder than ratings missing: there the bias model, the stack learned on missing ratings, and the stack learned by walking
/// forward through the second half of the past are averaged, which on no cut of the past tried was worse than the bias model alone.
/// </remarks>
public sealed class RatingForecast
{
    private readonly RatingFeatures _features;
    private readonly Outlook _outlook;
    private readonly double[] _missing;
    private readonly double[]? _coming;

    private RatingForecast(RatingFeatures features, Outlook outlook, double[] missing, double[]? coming) =>
        (_features, _outlook, _missing, _coming) = (features, outlook, missing, coming);

    /// <summary>For a person who asks why: fairness of who rates, goodness of who is rated.</summary>
    public FairnessGoodness Explanation => _features.Fair;

    /// <summary>The model without the other's word.</summary>
    public BiasModel Biases => _features.Biases;

    /// <summary>Learns from what was said.</summary>
    /// <param name="members">How many members; handles are below.</param>
    /// <param name="ratings">Who says what of whom, oldest first (their order matters to <see cref="Outlook.Ahead"/> only).</param>
    /// <param name="outlook">What it will be asked for.</param>
    /// <exception cref="ArgumentOutOfRangeException">An end is no handle of a member, or a value is out of −1 to 1.</exception>
    public static RatingForecast Fit(int members, ReadOnlySpan<Rating> ratings, Outlook outlook)
    {
        Ratings.Check(members, ratings);
        var past = ratings.ToArray();
        var missing = LearnMissing(members, past);
        var coming = outlook == Outlook.Ahead ? LearnComing(members, past) : null;
        return new RatingForecast(new RatingFeatures(members, past), outlook, missing, coming);
    }

    /// <summary>What one member would say of another, from −1 to 1.</summary>
    /// <param name="source">Who would rate.</param>
    /// <param name="target">Who would be rated.</param>
    public double Expect(int source, int target)
    {
        Span<double> row = stackalloc double[RatingFeatures.Width];
        _features.Write(source, target, row);
        var missing = Math.Clamp(Weigh(row, _missing), -1, 1);
        return _coming is null || _outlook == Outlook.Between
            ? missing
            : (Math.Clamp(_features.Biases.Expect(source, target), -1, 1) + missing + Math.Clamp(Weigh(row, _coming), -1, 1)) / 3;
    }

    /// <summary>Each fifth of the ratings, dealt out by pair, is foretold from the other four.</summary>
    private static double[] LearnMissing(int members, Rating[] past)
    {
        var equations = new NormalEquations(RatingFeatures.Width);
        for (var fold = 0u; fold < 5; fold++)
        {
            Foretell(equations, members, [.. past.Where(rating => Fold(rating) != fold)], [.. past.Where(rating => Fold(rating) == fold)]);
        }

        return Solved(equations);
    }

    /// <summary>Each tenth of the second half is foretold from all before it.</summary>
    private static double[] LearnComing(int members, Rating[] past)
    {
        var equations = new NormalEquations(RatingFeatures.Width);
        for (var tenth = 5L; tenth < 10; tenth++)
        {
            var (from, to) = ((int)(past.Length * tenth / 10), (int)(past.Length * (tenth + 1) / 10));
            Foretell(equations, members, past[..from], past[from..to]);
        }

        return Solved(equations);
    }

    private static void Foretell(NormalEquations equations, int members, Rating[] known, Rating[] told)
    {
        var features = new RatingFeatures(members, known);
        Span<double> row = stackalloc double[RatingFeatures.Width];
        foreach (var rating in told)
        {
            features.Write(rating.Source, rating.Target, row);
            equations.Add(row, rating.Value);
        }
    }

    private static double[] Solved(NormalEquations equations)
    {
        for (var at = 0; at < RatingFeatures.Width; at++)
        {
            equations.Hold(at, 1);
        }

        return equations.Solve();
    }

    /// <summary>Chance without a seed: Fibonacci hashing of the pair (Knuth, volume 3, 6.4).</summary>
    private static uint Fold(Rating rating) =>
        unchecked((uint)(((ulong)(uint)rating.Source * 0x9E3779B97F4A7C15 ^ (uint)rating.Target * 0xC2B2AE3D27D4EB4F) * 0x9E3779B97F4A7C15 >> 33)) % 5;

    private static double Weigh(ReadOnlySpan<double> row, double[] weights)
    {
        var sum = 0.0;
        for (var at = 0; at < row.Length; at++)
        {
            sum += row[at] * weights[at];
        }

        return sum;
    }
}
