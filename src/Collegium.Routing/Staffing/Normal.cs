namespace Collegium.Routing;

/// <summary>The normal distribution.</summary>
internal static class Normal
{
    public static double Density(double x) => Math.Exp(-x * x / 2) / Math.Sqrt(2 * Math.PI);

    /// <summary>The share below <paramref name="x"/>, for x from 0 up: Marsaglia's series (Journal of Statistical Software 11, 2004).</summary>
    public static double Below(double x)
    {
        var (sum, term, n) = (x, x, 1);
        while (sum + (term *= x * x / (n += 2)) is var next && next != sum)
        {
            sum = next;
        }

        return x > 8 ? 1 : .5 + (sum * Density(x));
    }
}
