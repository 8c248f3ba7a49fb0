namespace Collegium.Trust;

/// <summary>The odds of a yes from a few numbers, learned from cases whose end is known: ridge logistic regression.</summary>
/// <remarks>
/// Each number is first brought to mean 0 and deviation 1. Minimises ½|w|² + C·Σ log-loss, the intercept free, by Newton's method
/// (Hoerl and Kennard 1970 for the ridge). Deterministic; the order of the cases matters only to the last digits.
/// </remarks>
public sealed class LogisticModel
{
    private readonly double[] _means;
    private readonly double[] _deviations;
    private readonly double[] _weights;

    private LogisticModel(double[] means, double[] deviations)
    {
        (_means, _deviations) = (means, deviations);
        _weights = new double[means.Length + 1];
    }

    /// <summary>What one deviation of each number adds to the logarithm of the odds.</summary>
    public ReadOnlySpan<double> Weights => _weights.AsSpan(1);

    /// <summary>Learns.</summary>
    /// <param name="cases">A row of numbers a case, all as long, finite.</param>
    /// <param name="yes">How each case ended.</param>
    /// <param name="trust">C: how much the cases count against the ridge, above 0.</param>
    /// <exception cref="ArgumentException">There are no cases, or not one end for each.</exception>
    public static LogisticModel Learn(IReadOnlyList<double[]> cases, IReadOnlyList<bool> yes, double trust = 1)
    {
        if (cases.Count == 0 || cases.Count != yes.Count)
        {
            throw new ArgumentException($"{cases.Count} cases and {yes.Count} ends: learning takes one end a case.", nameof(yes));
        }

        var width = cases[0].Length;
        var means = Enumerable.Range(0, width).Select(at => cases.Average(row => row[at])).ToArray();
        var deviations = Enumerable.Range(0, width).Select(at => Math.Sqrt(cases.Average(row => Math.Pow(row[at] - means[at], 2)))).ToArray();
        var model = new LogisticModel(means, Array.ConvertAll(deviations, deviation => deviation > 1e-12 ? deviation : 1));
        var rows = cases.Select(model.Standardised).ToArray();
        for (var (round, moved) = (0, 1.0); round < 50 && moved > 1e-9; round++)
        {
            moved = model.Step(rows, yes, trust);
        }

        return model;
    }

    /// <summary>The probability of a yes.</summary>
    /// <param name="numbers">As in learning.</param>
    public double Probability(ReadOnlySpan<double> numbers) => 1 / (1 + Math.Exp(-LogOdds(Standardised(numbers.ToArray()))));

    private double[] Standardised(double[] numbers)
    {
        var row = new double[numbers.Length + 1];
        row[0] = 1;
        for (var at = 0; at < numbers.Length; at++)
        {
            row[at + 1] = (numbers[at] - _means[at]) / _deviations[at];
        }

        return row;
    }

    private double LogOdds(double[] row)
    {
        var sum = 0.0;
        for (var at = 0; at < row.Length; at++)
        {
            sum += _weights[at] * row[at];
        }

        return sum;
    }

    /// <summary>One step of Newton's: the change solves H·δ = −gradient.</summary>
    private double Step(double[][] rows, IReadOnlyList<bool> yes, double trust)
    {
        var equations = new NormalEquations(_weights.Length);
        for (var at = 0; at < rows.Length; at++)
        {
            var odds = 1 / (1 + Math.Exp(-LogOdds(rows[at])));
            var curve = Math.Max(odds * (1 - odds), 1e-9);
            equations.Add(rows[at], ((yes[at] ? 1 : 0) - odds) / curve, trust * curve);
        }

        for (var at = 1; at < _weights.Length; at++)
        {
            equations.Hold(at, 1, -_weights[at]);
        }

        equations.Hold(0, 1e-9);
        var change = equations.Solve();
        for (var at = 0; at < change.Length; at++)
        {
            _weights[at] += Math.Clamp(change[at], -4, 4);
        }

        return change.Max(Math.Abs);
    }
}
