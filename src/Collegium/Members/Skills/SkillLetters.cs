using System.Text.Json;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Practices;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Skills;

/// <summary>Tells who holds a skill that it is out of use, or became one with another.</summary>
internal sealed class SkillLetters(CollegiumDb db, Letterhead letters, TimeProvider clock) : IReaction
{
    private static readonly TimeSpan Stale = TimeSpan.FromDays(2);

    public string Name => "members.skill-letters";

    public bool OnlyTells => true;

    public bool Wants(string kind) => kind is "skill.retired" or "skill.merged";

    private sealed record Change(string Code, string? Into, List<Guid> People);

    public async Task React(Fact fact)
    {
        var told = JsonSerializer.Deserialize<Change>(fact.Data, JsonSerializerOptions.Web)!;
        if (told.People.Count == 0 || !(await letters.Chapter()).Open || clock.Now() - fact.At > Stale)
        {
            return;
        }

        var names = await db.Set<Skill>().AsNoTracking().ToDictionaryAsync(s => s.Code, s => s.Name);
        var name = names[told.Code];
        var (subject, body) = told.Into is { } into
            ? ($"“{name}” is “{names[into]}” now", $"The catalogue of skills was put in order: “{name}” became one with “{names[into]}”. You hold that one now, with your level and your jobs. You need do nothing.")
            : ($"“{name}” is no longer used", $"The catalogue of skills was put in order, and “{name}” is out of use: no new request is read as it. It stays on your record. See whether another skill says what you do, and claim it.");
        foreach (var person in await db.Set<Practitioner>().AsNoTracking().Where(p => told.People.Contains(p.Id) && !p.Left).OrderBy(p => p.Id).ToListAsync())
        {
            await letters.Put(fact.Id, fact.Kind, (person.Mail, person.Name), subject, $"{body}\n\n{letters.Site}/members/{person.PracticeId}");
        }
    }
}
