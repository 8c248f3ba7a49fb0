namespace Collegium.Routing;

/// <summary>How evenly something was shared out. Feed it offered value divided by available hours, one number a practice.</summary>
public static class Fairness
{
    /// <summary>Jain's index (Σx)² / (n·Σx²): 1 when all got the same, 1/n when one got all.</summary>
    /// <param name="shares">One number per practice in any one unit, each finite and 0 or more.</param>
    /// <returns>From 1/n to 1. Nothing shared out, or nobody to share with, is even: 1.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or not finite.</exception>
    /// <remarks>Jain, Chiu and Hawe, DEC TR-301 (1984). The unit cancels out.</remarks>
    public static double Jain(ReadOnlySpan<double> shares)
    {
        var (_, most) = Ends(shares);
        if (most == 0)
        {
            return 1;
        }

        double sum = 0, squares = 0;
        foreach (var share in shares)
        {
            // Scaled by the greatest, so that neither tiny nor huge shares lose their squares.
            var scaled = share / most;
            sum += scaled;
            squares += scaled * scaled;
        }

        return sum * sum / (shares.Length * squares);
    }

    /// <summary>The greatest envy: how much more the best served got than the worst served, in the unit of the shares.</summary>
    /// <param name="shares">As for <see cref="Jain"/>.</param>
    /// <returns>0 or more; 0 for nobody.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A share is negative or not finite.</exception>
    /// <remarks>maxᵢⱼ(v(xⱼ) − v(xᵢ)) where all value alike, as money per hour is valued.</remarks>
    public static double MaxEnvy(ReadOnlySpan<double> shares)
    {
        var (least, most) = Ends(shares);
        return most - least;
    }

    private static (double Least, double Most) Ends(ReadOnlySpan<double> shares)
    {
        if (shares.IsEmpty)
        {
            return (0, 0);
        }

        var (least, most) = (double.PositiveInfinity, 0.0);
        foreach (var share in shares)
        {
            if (!(share >= 0 && double.IsFinite(share)))
            {
                throw new ArgumentOutOfRangeException(nameof(shares), share, "A share is a finite number, 0 or more.");
            }

            (least, most) = (Math.Min(least, share), Math.Max(most, share));
        }

        return (least, most);
    }
}
