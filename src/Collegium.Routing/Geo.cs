namespace Collegium.Routing;

/// <summary>Distances on the globe, taken as a sphere (up to 0.5 % off the ellipsoid, far below what a road adds).</summary>
public static class Geo
{
    /// <summary>Mean radius of the Earth in statute miles: 6,371.0088 km (IUGG, Moritz 2000).</summary>
    public const double EarthRadiusMiles = 6371.0088 / 1.609344;

    /// <summary>Great-circle distance in statute miles, by the chord between the two points (the haversine formula).</summary>
    /// <param name="lat1">Degrees north of the first place, −90 to 90.</param>
    /// <param name="lon1">Degrees east of the first place, −180 to 180.</param>
    /// <param name="lat2">Degrees north of the second place.</param>
    /// <param name="lon2">Degrees east of the second place.</param>
    /// <returns>From 0 to half the circumference (about 12,437 miles).</returns>
    /// <exception cref="ArgumentOutOfRangeException">A coordinate is out of range or not a number.</exception>
    public static double Miles(double lat1, double lon1, double lat2, double lon2) =>
        SpherePoint.MilesOfSquaredChord(SpherePoint.At(lat1, lon1).SquaredChordTo(SpherePoint.At(lat2, lon2)));
}
