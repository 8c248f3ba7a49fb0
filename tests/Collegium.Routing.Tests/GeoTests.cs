namespace Collegium.Routing.Tests;

/// <summary>Known distances on the sphere.</summary>
public class GeoTests
{
    [Theory]
    [InlineData(39.2904, -76.6122, 39.2904, -76.6122, 0)]
    [InlineData(0, 0, 0, 1, 69.0936)] // a degree of the equator: 2πR / 360
    [InlineData(0, 0, 0, 180, 12436.8)] // half round
    [InlineData(90, 0, -90, 0, 12436.8)]
    [InlineData(90, 17, 90, -120, 0)] // every meridian meets at the pole
    [InlineData(10, 179.5, 10, -179.5, 68.0439)] // across the date line
    [InlineData(36.12, -86.67, 33.94, -118.40, 1793.55)] // Nashville to Los Angeles airports: 2,886.44 km at R = 6,371.0 km
    public void In_statute_miles(double lat1, double lon1, double lat2, double lon2, double miles)
    {
        Assert.Equal(miles, Geo.Miles(lat1, lon1, lat2, lon2), 0.1);
        Assert.Equal(Geo.Miles(lat1, lon1, lat2, lon2), Geo.Miles(lat2, lon2, lat1, lon1));
    }

    [Fact]
    public void A_few_steps_are_not_lost_in_rounding() =>
        Assert.Equal(0.00069094, Geo.Miles(39.29, -76.61, 39.29001, -76.61), 1e-7);

    [Theory]
    [InlineData(90.01, 0)]
    [InlineData(0, -180.01)]
    [InlineData(double.NaN, 0)]
    public void Off_the_globe_is_refused(double latitude, double longitude) =>
        Assert.Throws<ArgumentOutOfRangeException>(() => Geo.Miles(latitude, longitude, 0, 0));
}
