using Collegium.Database;
using Collegium.Facts;

namespace Collegium.Members.Skills;

/// <summary>Gives a skill another name, heading or question. What was read as it and who holds it stay.</summary>
internal sealed class RewordSkill(CollegiumDb db, CatalogueRules rules, FactLog facts)
{
    public async Task<Result<Skill>> Run(string code, string? typedName, string? typedGroup, string? typedQuestion)
    {
        if (!rules.May)
        {
            return CatalogueRules.NotYours;
        }

        if (await rules.Find(code) is not { } skill)
        {
            return Refusal.Missing("skill");
        }

        var (name, group, question) = (CatalogueRules.Clean(typedName), CatalogueRules.Clean(typedGroup), CatalogueRules.Clean(typedQuestion));
        if (await rules.Wrong(name, group, question, code) is { } no)
        {
            return no;
        }

        (skill.Name, skill.Group, skill.Question) = (name, group, question);
        facts.Append("skill.reworded", new("chapter", db.Chapter), Sight.Members, new { code });
        return skill;
    }
}
