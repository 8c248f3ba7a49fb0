using Collegium.Facts;

namespace Collegium.Governance;

/// <summary>Chapters and charters as last read; forgotten when a fact says they changed.</summary>
public sealed class ChapterCache : IFactFollower
{
    private readonly LastRead<Guid, ChapterCard> _cards = new();
    private readonly LastRead<Guid, CharterRules> _rules = new();

    public void Begin()
    {
        _cards.LetAllGo();
        _rules.LetAllGo();
    }

    public void Follow(Fact fact)
    {
        if (fact.Kind.StartsWith("chapter.", StringComparison.Ordinal) || fact.Kind.StartsWith("charter.", StringComparison.Ordinal))
        {
            _cards.LetGo(fact.ChapterId);
            _rules.LetGo(fact.ChapterId);
        }
    }

    internal async Task<ChapterCard> Card(Guid chapter, Func<Task<ChapterCard?>> load) => (await _cards.Of(chapter, load))!;

    internal async Task<CharterRules> Rules(Guid chapter, Func<Task<CharterRules?>> load) => (await _rules.Of(chapter, load))!;
}
