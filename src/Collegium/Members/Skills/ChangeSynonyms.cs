using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Skills;

/// <summary>Adds words that speak for a skill, or takes one off: the next trouble is read by them.</summary>
internal sealed class ChangeSynonyms(CollegiumDb db, CatalogueRules rules, FactLog facts)
{
    private const int Most = 150;

    public static readonly Refusal None = new("synonym.none", "Write at least one word or phrase that this skill doesn’t have yet.", Field: "words");

    public static readonly Refusal TooMany = new("synonym.too-many", "150 words speak for this skill already. Take some off first.", RefusalKind.Conflict, Field: "words");

    public static Refusal NotThere(string word) => new("synonym.missing", $"“{word}” doesn’t speak for this skill. Choose one of its words.", Field: "word");

    /// <param name="code">The skill.</param>
    /// <param name="typed">Words and phrases.</param>
    /// <param name="hint">Alone they raise a question and decide nothing.</param>
    public async Task<Result<Skill>> Add(string code, IReadOnlyList<string> typed, bool hint)
    {
        var found = await Held(code);
        if (found.Refusal is not null)
        {
            return found;
        }

        var skill = found.Value;
        var words = await rules.Words(typed, code);
        if (words.Refusal is { } no)
        {
            return no;
        }

        string[] fresh = [.. words.Value.Where(w => !skill.Speaks(w)).Select(w => hint ? w + "~" : w)];
        if (fresh.Length == 0)
        {
            return None;
        }

        if (skill.Spoken.Count + fresh.Length > Most)
        {
            return TooMany;
        }

        skill.Learn(fresh);
        facts.Append("skill.synonyms-added", new("chapter", db.Chapter), Sight.Members, new { code, words = fresh.Length });
        return skill;
    }

    public async Task<Result<Skill>> Take(string code, string? word)
    {
        var found = await Held(code);
        if (found.Refusal is not null)
        {
            return found;
        }

        var clean = CatalogueRules.Clean(word);
        if (!found.Value.Speaks(clean))
        {
            return NotThere(clean);
        }

        found.Value.Forget(clean);
        facts.Append("skill.synonym-taken", new("chapter", db.Chapter), Sight.Members, new { code });
        return found.Value;
    }

    private async Task<Result<Skill>> Held(string code) =>
        !rules.May ? CatalogueRules.NotYours : await rules.Find(code) is { RetiredAt: null } skill ? skill : Refusal.Missing("skill");
}
