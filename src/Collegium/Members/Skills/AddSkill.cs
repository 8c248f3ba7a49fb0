using System.Text.RegularExpressions;
using Collegium.Database;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <param name="Words">What clients say, one by one.</param>
internal sealed record SkillDraft(string? Name, string? Group, string? Question, IReadOnlyList<string> Words);

/// <summary>Puts a new skill into the catalogue: from now on members claim it, and troubles are read as it by its words.</summary>
internal sealed partial class AddSkill(CollegiumDb db, CatalogueRules rules, FactLog facts)
{
    private const int LongestCode = 40;

    public static readonly Refusal NoWords = new(
        "skill.no-words", "Write at least one word that a client says when this is the trouble. By these words troubles are read.", Field: "words");

    public async Task<Result<Skill>> Run(SkillDraft draft)
    {
        if (!rules.May)
        {
            return CatalogueRules.NotYours;
        }

        var (name, group, question) = (CatalogueRules.Clean(draft.Name), CatalogueRules.Clean(draft.Group), CatalogueRules.Clean(draft.Question));
        if (await rules.Wrong(name, group, question, null) is { } no)
        {
            return no;
        }

        var words = await rules.Words(draft.Words, null);
        if (words.Refusal is { } wrong)
        {
            return wrong;
        }

        if (words.Value.Count == 0)
        {
            return NoWords;
        }

        var skill = new Skill { Code = await Code(name), Name = name, Group = group, Question = question, Words = string.Join('|', words.Value) };
        db.Add(skill);
        facts.Append("skill.added", new("chapter", db.Chapter), Sight.Members, new { skill.Code, words = words.Value.Count });
        return skill;
    }

    private async Task<string> Code(string name)
    {
        var plain = NotPlain().Replace(name.ToLowerInvariant(), "-").Trim('-');
        plain = plain.Length == 0 ? "skill" : plain[..Math.Min(plain.Length, LongestCode)].Trim('-');
        var taken = await db.Set<Skill>().Where(s => s.Code.StartsWith(plain)).Select(s => s.Code).ToListAsync();
        return taken.Contains(plain) ? Enumerable.Range(2, taken.Count).Select(i => $"{plain}-{i}").First(c => !taken.Contains(c)) : plain;
    }

    [GeneratedRegex("[^a-z0-9]+")]
    private static partial Regex NotPlain();
}
