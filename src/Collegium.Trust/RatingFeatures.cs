namespace Collegium.Trust;

/// <summary>What is known about a pair before one rates the other, as a row of numbers.</summary>
internal sealed class RatingFeatures
{
    public const int Width = 9;

    private readonly int[] _received;
    private readonly Dictionary<(int, int), double> _said;

    public RatingFeatures(int members, Rating[] ratings)
    {
        Biases = BiasModel.Fit(members, ratings);
        Fair = FairnessGoodness.Solve(members, ratings);
        _received = Ratings.Received(members, ratings);
        _said = new Dictionary<(int, int), double>(ratings.Length);
        foreach (var rating in ratings)
        {
            _said[(rating.Source, rating.Target)] = rating.Value;
        }
    }

    public BiasModel Biases { get; }

    public FairnessGoodness Fair { get; }

    public void Write(int source, int target, Span<double> row)
    {
        var answered = _said.TryGetValue((target, source), out var answer);
        var bias = Biases.Expect(source, target);
        row[0] = 1;
        row[1] = Fair.Fairness[source] * Fair.Goodness[target];
        row[2] = bias;
        row[3] = Fair.Goodness[target];
        row[4] = Fair.Fairness[source];
        row[5] = answered ? answer : 0;
        row[6] = answered ? 1 : 0;
        row[7] = answered ? bias : 0;
        row[8] = Math.Log(1 + _received[target]);
    }
}
