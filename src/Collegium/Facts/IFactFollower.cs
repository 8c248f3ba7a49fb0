namespace Collegium.Facts;

/// <summary>Something kept in memory that goes by the facts. Called once for each new fact of any chapter, in order, in every process.</summary>
public interface IFactFollower
{
    void Follow(Fact fact);
}
