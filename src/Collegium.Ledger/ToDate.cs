namespace Collegium.Ledger;

/// <summary>
/// What is earned in steps. A step is the figure to date less what was given before, never a sum of rounded parts, so the
/// last step ends on the whole exactly.
/// </summary>
/// <remarks>Used for a member's share as the client pays (R12) and for a prepaid block as its hours are used (R07).
/// Source: reference money.md §1.2 R12 and §1.3 ("compute to-date figures and subtract").</remarks>
public static class ToDate
{
    /// <summary>The part of a whole that is earned so far, rounded down: nothing is due before its condition is met.</summary>
    /// <param name="whole">Minor units, 0 or more.</param>
    /// <param name="done">Received, worked or used so far; 0 to <paramref name="outOf"/>, in its unit.</param>
    /// <param name="outOf">What would be all of it, above 0.</param>
    /// <returns>Minor units, 0 to <paramref name="whole"/>.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static long Earned(long whole, long done, long outOf)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(whole);
        ArgumentOutOfRangeException.ThrowIfNegativeOrZero(outOf);
        ArgumentOutOfRangeException.ThrowIfNegative(done);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(done, outOf);
        return (long)((Int128)whole * done / outOf);
    }

    /// <summary>The next step: earned to date less what was given before, never below zero (taking back is a reversal).</summary>
    /// <param name="whole">Minor units, 0 or more.</param>
    /// <param name="done">To date, this step included.</param>
    /// <param name="outOf">What would be all of it, above 0.</param>
    /// <param name="before">Minor units given in earlier steps, 0 to <paramref name="whole"/>.</param>
    /// <returns>Minor units, 0 or more.</returns>
    /// <exception cref="ArgumentOutOfRangeException">A figure is outside its range.</exception>
    public static long Step(long whole, long done, long outOf, long before)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(before);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(before, whole);
        return Math.Max(0, Earned(whole, done, outOf) - before);
    }
}
