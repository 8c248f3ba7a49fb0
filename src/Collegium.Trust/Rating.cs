namespace Collegium.Trust;

/// <summary>What one member says of another.</summary>
/// <param name="Source">Handle of who rates, 0 or more.</param>
/// <param name="Target">Handle of who is rated, 0 or more.</param>
/// <param name="Value">From −1 (never again) to 1 (fully trusted); 0 says nothing.</param>
public readonly record struct Rating(int Source, int Target, double Value);
