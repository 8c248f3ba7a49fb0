namespace Collegium.Trust;

/// <summary>Counts and sums of what each member gave and received.</summary>
internal sealed class RiskTally
{
    /// <summary>How much credit must have spoken before the balance says much. From .2 to 4 does about as well.</summary>
    private const double Hush = 0.5;

    private readonly Sums[] _sums;

    public RiskTally(int members, ReadOnlySpan<Rating> ratings, double[] credit)
    {
        _sums = new Sums[members];
        var pairs = new HashSet<(int, int)>(ratings.Length);
        foreach (var rating in ratings)
        {
            pairs.Add((rating.Source, rating.Target));
        }

        foreach (var rating in ratings)
        {
            var answered = pairs.Contains((rating.Target, rating.Source));
            _sums[rating.Target].Receive(rating.Value, credit[rating.Source], answered);
            _sums[rating.Source].Give(rating.Value);
        }
    }

    public RiskSignals Signals(int member)
    {
        var sums = _sums[member];
        double received = Math.Max(sums.Raters, 1), given = Math.Max(sums.Given, 1);
        return new RiskSignals
        {
            VoucherMass = sums.For,
            DistrustMass = sums.Against,
            Balance = (sums.For - sums.Against) / (sums.For + sums.Against + Hush),
            Raters = sums.Raters,
            IndependentRaters = sums.Independent,
            Complaints = sums.Complaints,
            Answered = sums.Answered / received,
            MeanReceived = sums.Received / received,
            Given = sums.Given,
            MeanGiven = sums.GivenSum / given,
            GivenBelow = sums.GivenBelow / given,
            GivenFull = sums.GivenFull / given,
        };
    }

    private struct Sums
    {
        public int Raters, Independent, Complaints, Answered, Given, GivenBelow, GivenFull;
        public double For, Against, Received, GivenSum;

        public void Receive(double value, double credit, bool answered)
        {
            Raters++;
            Independent += credit > 0 && !answered ? 1 : 0;
            Complaints += value < 0 ? 1 : 0;
            Answered += answered ? 1 : 0;
            Received += value;
            For += credit * Math.Max(value, 0);
            Against -= credit * Math.Min(value, 0);
        }

        public void Give(double value)
        {
            Given++;
            GivenSum += value;
            GivenBelow += value < 0 ? 1 : 0;
            GivenFull += value == 1 ? 1 : 0;
        }
    }
}
