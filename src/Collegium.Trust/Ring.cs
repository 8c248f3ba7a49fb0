namespace Collegium.Trust;

/// <summary>A small dense group who vouch for one another and hang on one member.</summary>
/// <param name="Members">Handles of the group, sorted.</param>
/// <param name="Bridge">The member outside through whom alone they reach the council.</param>
/// <param name="Ties">How many pairs of the group are tied.</param>
public sealed record Ring(IReadOnlyList<int> Members, int Bridge, int Ties)
{
    /// <summary>The part of all pairs that are tied, up to 1 where everybody vouches for everybody.</summary>
    public double Density => 2.0 * Ties / (Members.Count * (Members.Count - 1.0));
}
