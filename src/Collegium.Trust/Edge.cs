namespace Collegium.Trust;

/// <summary>An arrow from one member to another: who trusts, who is trusted, and how much.</summary>
/// <param name="Source">Handle of the member it comes from, 0 or more.</param>
/// <param name="Target">Handle of the member it goes to, 0 or more.</param>
/// <param name="Weight">How much, finite; 1 when not given. Below 0 is distrust.</param>
public readonly record struct Edge(int Source, int Target, double Weight = 1);
