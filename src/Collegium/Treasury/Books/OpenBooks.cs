using System.Collections.Concurrent;

namespace Collegium.Treasury.Books;

/// <summary>Chapters whose book this process has seen committed, so that posting need not ask again.</summary>
internal sealed class OpenBooks
{
    private readonly ConcurrentDictionary<Guid, bool> _seen = new();

    public bool Has(Guid chapter) => _seen.ContainsKey(chapter);

    public void Saw(Guid chapter) => _seen[chapter] = true;
}
