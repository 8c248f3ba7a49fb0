using Collegium.Database;
using Collegium.Facts;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>Takes a skill out of use, or back into it: nobody claims a retired one and no trouble is read as it, but what is past keeps its name.</summary>
internal sealed class RetireSkill(CollegiumDb db, CatalogueRules rules, IEnumerable<ISkillUse> uses, FactLog facts, TimeProvider clock)
{
    public static Refusal Needed(int open) => new(
        "skill.needed",
        $"{(open == 1 ? "One open request still takes" : $"{open} open requests still take")} this skill. Merge it into another, or say first what they take instead.", RefusalKind.Conflict);

    public static readonly Refusal Retired = new("skill.retired", "This skill is out of use already.", RefusalKind.Conflict);

    public static readonly Refusal InUse = new("skill.in-use", "This skill is in use already.", RefusalKind.Conflict);

    public static readonly Refusal Merged = new("skill.merged", "This skill became one with another, which has its members and its words now. Add a new one instead.", RefusalKind.Conflict);

    public async Task<Result<Skill>> Run(string code)
    {
        if (!rules.May)
        {
            return CatalogueRules.NotYours;
        }

        if (await rules.Find(code) is not { } skill)
        {
            return Refusal.Missing("skill");
        }

        if (skill.RetiredAt is not null)
        {
            return Retired;
        }

        foreach (var use in uses)
        {
            if ((await use.OpenNeeds()).GetValueOrDefault(code) is > 0 and var open)
            {
                return Needed(open);
            }
        }

        skill.RetiredAt = clock.Now();
        facts.Append("skill.retired", new("chapter", db.Chapter), Sight.Members, new { code, people = await Holders(db, code) });
        return skill;
    }

    public async Task<Result<Skill>> Return(string code)
    {
        if (!rules.May)
        {
            return CatalogueRules.NotYours;
        }

        if (await rules.Find(code) is not { } skill)
        {
            return Refusal.Missing("skill");
        }

        if (skill is not { RetiredAt: not null, MergedInto: null })
        {
            return skill.RetiredAt is null ? InUse : Merged;
        }

        // Words that speak for another one meanwhile stay there.
        var others = await db.Set<Skill>().AsNoTracking().Where(s => s.Code != code && s.RetiredAt == null).ToListAsync();
        foreach (var word in skill.Spoken.Where(w => others.Exists(o => o.Speaks(w))))
        {
            skill.Forget(word);
        }

        skill.RetiredAt = null;
        facts.Append("skill.returned", new("chapter", db.Chapter), Sight.Members, new { code });
        return skill;
    }

    /// <summary>Who works here and holds it.</summary>
    public static async Task<IReadOnlyList<Guid>> Holders(CollegiumDb db, string code) =>
        await db.Set<HeldSkill>().Where(h => h.Code == code && db.Set<Practitioner>().Any(p => p.Id == h.PractitionerId && !p.Left))
            .Select(h => h.PractitionerId).Order().ToListAsync();
}
