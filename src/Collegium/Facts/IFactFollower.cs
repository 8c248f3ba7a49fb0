namespace Collegium.Facts;

/// <summary>Something kept in memory that goes by the facts.</summary>
public interface IFactFollower
{
    /// <summary>Called once, before the first fact: what was kept until then may be older than it. Only for who keeps something without hearing the facts out first.</summary>
    void Begin()
    {
    }

    /// <summary>Called once for each new fact of any chapter, in order, in every process.</summary>
    void Follow(Fact fact);
}
