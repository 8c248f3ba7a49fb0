namespace Collegium.Trust;

/// <summary>What a reviewer found, openly and signed.</summary>
/// <param name="Reviewer">Handle of who found it.</param>
/// <param name="Favourable">Whether it speaks for the candidate.</param>
public readonly record struct SignedFinding(int Reviewer, bool Favourable);

/// <summary>
/// How a candidate will turn out, from the first findings about him and from how earlier candidates of the same reviewers turned out.
/// An alarm, never a decision; and never fed with ballots, which are secret.
/// </summary>
/// <remarks>
/// The weight of a finding is its reviewer's likelihood ratio P(finding | turned out well) / P(finding | turned out badly), drawn
/// towards that of all reviewers by a few pseudo-findings (Good, Probability and the Weighing of Evidence, 1950; smoothing after Laplace).
/// So a reviewer who praises everybody weighs little when he praises and much when he doesn't. A microsecond a finding.
/// </remarks>
public sealed class FindingForecast
{
    private readonly double _weight;
    private readonly Dictionary<int, Record> _reviewers = [];
    private Record _all;

    /// <summary>Starts without a past: every finding weighs nothing.</summary>
    /// <param name="weight">How many pseudo-findings draw a reviewer to the rest, above 0.</param>
    /// <exception cref="ArgumentOutOfRangeException">The weight is not above 0.</exception>
    public FindingForecast(double weight = 6)
    {
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(weight);
        _weight = weight;
    }

    /// <summary>Learns how a candidate turned out after these findings. Tell it in the order things happened.</summary>
    /// <param name="findings">All findings about him.</param>
    /// <param name="well">Whether he turned out well.</param>
    public void TurnedOut(ReadOnlySpan<SignedFinding> findings, bool well)
    {
        foreach (var finding in findings)
        {
            _reviewers[finding.Reviewer] = _reviewers.GetValueOrDefault(finding.Reviewer).With(finding.Favourable, well);
            _all = _all.With(finding.Favourable, well);
        }
    }

    /// <summary>What one finding weighs: the logarithm of its likelihood ratio; above 0 speaks for the candidate.</summary>
    /// <param name="finding">The finding.</param>
    public double Weigh(SignedFinding finding)
    {
        var own = _reviewers.GetValueOrDefault(finding.Reviewer);
        return Math.Log(Likelihood(own, finding.Favourable, well: true) / Likelihood(own, finding.Favourable, well: false));
    }

    /// <summary>What several findings weigh together: the sum of <see cref="Weigh"/>.</summary>
    /// <param name="findings">The findings so far.</param>
    public double Evidence(ReadOnlySpan<SignedFinding> findings)
    {
        var sum = 0.0;
        foreach (var finding in findings)
        {
            sum += Weigh(finding);
        }

        return sum;
    }

    /// <summary>The evidence beside five plainer readings of the same findings, for a <see cref="LogisticModel"/> to weigh up.</summary>
    /// <param name="findings">The findings so far, at least one.</param>
    /// <returns>
    /// The favourable share; the same weighted by how often each reviewer was right; the mean excess over each reviewer's own share;
    /// the share weighted by experience; the evidence; the mean logarithm of experience.
    /// </returns>
    /// <exception cref="ArgumentException">There are no findings.</exception>
    public double[] ToRow(ReadOnlySpan<SignedFinding> findings)
    {
        if (findings.IsEmpty)
        {
            throw new ArgumentException("Nobody has found anything yet.", nameof(findings));
        }

        double favourable = 0, right = 0, rightAll = 0, excess = 0, seasoned = 0, seasonedAll = 0;
        foreach (var (reviewer, isFavourable) in findings)
        {
            var record = _reviewers.GetValueOrDefault(reviewer);
            var yes = isFavourable ? 1 : 0;
            var trust = Math.Max((record.Right + 3) / (record.Count + 4) - 0.5, 0.02);
            var experience = Math.Log(1 + record.Count);
            favourable += yes;
            (right, rightAll) = (right + trust * yes, rightAll + trust);
            excess += yes - (record.Favourable + 4.5) / (record.Count + 6);
            (seasoned, seasonedAll) = (seasoned + experience * yes, seasonedAll + experience);
        }

        double count = findings.Length;
        return [favourable / count, right / rightAll, excess / count, seasoned / Math.Max(seasonedAll, 1e-9), Evidence(findings), seasonedAll / count];
    }

    private double Likelihood(Record own, bool favourable, bool well)
    {
        var all = (_all.Of(favourable, well) + 1e-9) / (_all.Of(true, well) + _all.Of(false, well) + 2e-9);
        return (own.Of(favourable, well) + _weight * all) / (own.Of(true, well) + own.Of(false, well) + _weight);
    }

    /// <summary>How many findings of each kind ended how.</summary>
    private readonly record struct Record(int ForWell, int ForBadly, int AgainstWell, int AgainstBadly)
    {
        public double Count => Favourable + AgainstWell + AgainstBadly;

        public double Favourable => ForWell + ForBadly;

        public double Right => ForWell + AgainstBadly;

        public double Of(bool favourable, bool well) => (favourable, well) switch
        {
            (true, true) => ForWell,
            (true, false) => ForBadly,
            (false, true) => AgainstWell,
            (false, false) => AgainstBadly,
        };

        public Record With(bool favourable, bool well) => (favourable, well) switch
        {
            (true, true) => this with { ForWell = ForWell + 1 },
            (true, false) => this with { ForBadly = ForBadly + 1 },
            (false, true) => this with { AgainstWell = AgainstWell + 1 },
            (false, false) => this with { AgainstBadly = AgainstBadly + 1 },
        };
    }
}
