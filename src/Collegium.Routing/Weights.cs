namespace Collegium.Routing;

/// <summary>The most points each factor can bring, 0 to 1,000 each. The charter sets them; 0 switches a factor off.</summary>
/// <param name="Skill">For holding every need at level 1; in proportion below, as the weighted mean of the levels.</param>
/// <param name="Knows">For knowing the client: ½ after one finished job, ¾ after two, ⅞ after three (1 − 2⁻ⁿ).</param>
/// <param name="Near">For being on the spot: ½ at 10 miles, ¼ at 30 (10 / (10 + miles)). The same for all, whatever their reach.</param>
/// <param name="Load">For having nothing open; in proportion to the free part of the capacity.</param>
/// <param name="Turn">
/// For having waited: 1 − (1 − days/10)², full from the tenth available business day on. Concave, so the first days count
/// most and nobody can hoard turns; capped, so that rotation shifts work between good candidates but never sends a poor one.
/// </param>
/// <param name="Debt">For having had nothing of the work lately; in proportion below. Capped like the turn, for the same reason.</param>
/// <param name="Trust">
/// For being trusted all the way by whoever asks; in proportion below. Modest: it tells two of like skill apart, and outweighs no
/// need that is held.
/// </param>
public sealed record Weights(double Skill = 45, double Knows = 15, double Near = 15, double Load = 10, double Turn = 15, double Debt = 25, double Trust = 10)
{
    internal void Check()
    {
        foreach (var points in (ReadOnlySpan<double>)[Skill, Knows, Near, Load, Turn, Debt, Trust])
        {
            if (!(points >= 0 && points <= 1000))
            {
                throw new ArgumentOutOfRangeException(nameof(MatchQuery.Weights), points, "A factor brings from 0 to 1,000 points.");
            }
        }
    }
}
