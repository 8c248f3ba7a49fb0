using Collegium.Database;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <param name="People">Who works here and holds it.</param>
/// <param name="Open">Open requests that take it.</param>
internal sealed record SkillRow(Skill Skill, int People, int Open);

internal sealed record SkillHolder(Guid Practice, string PracticeName, string Person, int Level, int Jobs, int Attested);

internal sealed record SkillSeen(Skill Skill, IReadOnlyList<SkillHolder> Holders, int Open, Skill? Now);

/// <summary>The catalogue as pages and programs show it.</summary>
internal sealed class CatalogueReads(CollegiumDb db, IEnumerable<ISkillUse> uses)
{
    /// <summary>By heading and name; those out of use last.</summary>
    public async Task<IReadOnlyList<SkillRow>> List(string? words, string? group)
    {
        var all = await db.Set<Skill>().AsNoTracking().ToListAsync();
        var held = await db.Set<HeldSkill>().Where(h => db.Set<Practitioner>().Any(p => p.Id == h.PractitionerId && !p.Left))
            .GroupBy(h => h.Code).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var open = await Open();
        var asked = words?.Trim() ?? "";
        return [.. all.Where(s => asked.Length == 0 || s.Name.Contains(asked, StringComparison.OrdinalIgnoreCase) || s.Spoken.Any(w => w.Contains(asked, StringComparison.OrdinalIgnoreCase)))
            .Where(s => string.IsNullOrEmpty(group) || s.Group == group)
            .OrderBy(s => s.RetiredAt is not null).ThenBy(s => s.Group, StringComparer.Ordinal).ThenBy(s => s.Name, StringComparer.Ordinal)
            .Select(s => new SkillRow(s, held.GetValueOrDefault(s.Code), open.GetValueOrDefault(s.Code)))];
    }

    public async Task<SkillSeen?> Find(string code)
    {
        if (await db.Set<Skill>().AsNoTracking().SingleOrDefaultAsync(s => s.Code == code) is not { } skill)
        {
            return null;
        }

        var attested = await db.Set<Attestation>().Where(a => a.Code == code).GroupBy(a => a.PractitionerId).Select(g => new { g.Key, Count = g.Count() }).ToDictionaryAsync(g => g.Key, g => g.Count);
        var holders = await (from held in db.Set<HeldSkill>().Where(h => h.Code == code)
                             join person in db.Set<Practitioner>().Where(p => !p.Left) on held.PractitionerId equals person.Id
                             join practice in db.Set<Practice>() on person.PracticeId equals practice.Id
                             orderby held.Level descending, person.Name
                             select new { person.Id, Practice = practice.Id, PracticeName = practice.Name, person.Name, held.Level, held.Jobs }).AsNoTracking().ToListAsync();
        return new SkillSeen(
            skill, [.. holders.Select(h => new SkillHolder(h.Practice, h.PracticeName, h.Name, h.Level, h.Jobs, attested.GetValueOrDefault(h.Id)))],
            (await Open()).GetValueOrDefault(code),
            skill.MergedInto is { } into ? await db.Set<Skill>().AsNoTracking().SingleAsync(s => s.Code == into) : null);
    }

    /// <summary>The headings in use.</summary>
    public async Task<IReadOnlyList<string>> Groups() =>
        [.. (await db.Set<Skill>().Where(s => s.RetiredAt == null).Select(s => s.Group).Distinct().ToListAsync()).Order(StringComparer.Ordinal)];

    private async Task<IReadOnlyDictionary<string, int>> Open() => uses.FirstOrDefault() is { } desk ? await desk.OpenNeeds() : new Dictionary<string, int>();
}
