namespace Collegium.Routing.Tests;

/// <summary>Jain's index and the greatest envy, by hand.</summary>
public class FairnessTests
{
    public static TheoryData<double[], double, double> Shares => new()
    {
        { [], 1, 0 },
        { [0, 0, 0], 1, 0 },
        { [5], 1, 0 },
        { [7, 7, 7, 7], 1, 0 },
        { [1, 0, 0, 0], 0.25, 1 },
        { [1, 1, 0, 0], 0.5, 1 },
        { [1, 2, 3], 36.0 / 42, 2 },
        { [1e-300, 2e-300, 3e-300], 36.0 / 42, 2e-300 }, // squares would vanish
        { [1e300, 2e300, 3e300], 36.0 / 42, 2e300 }, // squares would overflow
    };

    [Theory, MemberData(nameof(Shares))]
    public void By_hand(double[] shares, double jain, double envy)
    {
        Assert.Equal(jain, Fairness.Jain(shares), 12);
        Assert.Equal(envy, Fairness.MaxEnvy(shares), envy * 1e-12);
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public void A_share_is_finite_and_not_negative(double share) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Fairness.Jain([1, share]));
}
