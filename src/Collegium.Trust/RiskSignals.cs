namespace Collegium.Trust;

/// <summary>What the ratings say about one member, each number explainable by itself.</summary>
/// <param name="TrustMass">Trust that reaches him from the council along positive ratings, 1 for the mean member; 0 or more.</param>
/// <param name="VoucherMass">Credit of those who spoke for him, by how much they said; 0 or more, in the unit of <see cref="StandingRisk.Credit"/>.</param>
/// <param name="DistrustMass">Credit of those who spoke against him, by how much they said; 0 or more.</param>
/// <param name="Balance">From −1 (only distrusted) to 1 (only trusted), near 0 where nobody of credit has spoken.</param>
/// <param name="Goodness">From −1 to 1, the mean of what fair raters say.</param>
/// <param name="ShrunkGoodness">The same, drawn to 0 where few have spoken.</param>
/// <param name="Raters">How many rated him.</param>
/// <param name="IndependentRaters">How many of them have credit with the council and were not rated by him.</param>
/// <param name="Complaints">How many rated him below 0.</param>
/// <param name="Answered">The share of those who rated him whom he rated too, 0 to 1.</param>
/// <param name="MeanReceived">The mean rating received, −1 to 1; 0 for none.</param>
/// <param name="Fairness">How near he comes to goodness when he rates, 0 to 1.</param>
/// <param name="Given">How many he rated.</param>
/// <param name="MeanGiven">The mean rating given, −1 to 1; 0 for none.</param>
/// <param name="GivenBelow">The share of his ratings below 0.</param>
/// <param name="GivenFull">The share of his ratings that are 1.</param>
public readonly record struct RiskSignals(
    double TrustMass, double VoucherMass, double DistrustMass, double Balance, double Goodness, double ShrunkGoodness,
    int Raters, int IndependentRaters, int Complaints, double Answered, double MeanReceived,
    double Fairness, int Given, double MeanGiven, double GivenBelow, double GivenFull)
{
    /// <summary>The numbers a model learns from; counts and masses by their logarithm.</summary>
    public double[] ToRow() =>
    [
        Math.Log(TrustMass + 1e-3), Math.Log(VoucherMass + 1e-3), Math.Log(DistrustMass + 1e-3), Balance, Goodness, ShrunkGoodness,
        Math.Log(1 + Raters), Math.Log(1 + IndependentRaters), Math.Log(1 + Complaints), (double)Complaints / Math.Max(Raters, 1), Answered,
        MeanReceived, Fairness, Math.Log(1 + Given), MeanGiven, GivenBelow, GivenFull,
    ];
}
