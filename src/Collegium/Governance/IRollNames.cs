namespace Collegium.Governance;

/// <summary>The arrow turned round: a ballot knows only ids, and Members, which stands above it, knows the practices on its roll.</summary>
public interface IRollNames
{
    Task<IReadOnlyDictionary<Guid, string>> Of(IReadOnlyCollection<Guid> practices);

    /// <summary>Why a practice that counts on a roll can't vote at this moment, to follow a colon; null where it can.</summary>
    Task<string?> WhyNot(Guid practice);
}
