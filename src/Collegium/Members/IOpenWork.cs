namespace Collegium.Members;

/// <summary>A request somebody has and hasn't finished.</summary>
public sealed record OpenWork(Guid Practitioner, int Number, string Headline);

/// <summary>The arrow turned round: a practice's page lists what its people have open, and the desk, which stands above it, knows.</summary>
public interface IOpenWork
{
    Task<IReadOnlyList<OpenWork>> Of(Guid practice);
}
