namespace Collegium.Governance;

/// <summary>The arrow turned round: a ballot's page names the practices on its roll, and Members, which stands above it, knows the names.</summary>
public interface IRollNames
{
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> practices);
}
