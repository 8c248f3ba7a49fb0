using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Matching;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members.Competing;

/// <summary>A practice that can't decide about another, and why, in words.</summary>
internal sealed record Competitor(Guid Practice, string Why);

/// <summary>Of those who might review or judge: who competes with the subject and why, and who remains.</summary>
internal sealed record Competition(IReadOnlyList<Competitor> Competing, IReadOnlyList<Guid> Remaining)
{
    /// <summary>Why this one can't decide; null where it can.</summary>
    public string? WhyNot(Guid practice) => Competing.FirstOrDefault(c => c.Practice == practice)?.Why;
}

/// <summary>Reads who is a direct competitor of whom, by the charter in force.</summary>
internal sealed class Competitors(CollegiumDb db, GovernanceDoor governance, TimeProvider clock)
{
    public Task<Competition> Among(Guid subject, IReadOnlyCollection<Guid> candidates) => Among([subject], candidates);

    /// <summary>Competitors of any of the subjects; the candidates keep their order.</summary>
    public async Task<Competition> Among(IReadOnlyCollection<Guid> subjects, IReadOnlyCollection<Guid> candidates)
    {
        var (rules, now) = (await governance.Rules(), clock.Now());
        var grounds = await Grounds([.. subjects.Concat(candidates).Distinct()]);
        var known = candidates.Where(grounds.ContainsKey).Distinct().Select(c => (Id: c, Why: subjects.Where(grounds.ContainsKey)
            .Select(s => grounds[c].CompetesWith(grounds[s], rules, now)).FirstOrDefault(why => why is not null))).ToList();
        return new Competition(
            [.. known.Where(k => k.Why is not null).Select(k => new Competitor(k.Id, k.Why!))],
            [.. known.Where(k => k.Why is null).Select(k => k.Id)]);
    }

    private async Task<Dictionary<Guid, Ground>> Grounds(IReadOnlyCollection<Guid> of)
    {
        var practices = await db.Set<Practice>().AsNoTracking().Where(p => of.Contains(p.Id)).Select(p => new { p.Id, p.Latitude, p.Longitude }).ToListAsync();
        var trades = (await db.Set<ServedTrade>().AsNoTracking().Where(t => of.Contains(t.PracticeId)).ToListAsync()).ToLookup(t => t.PracticeId, t => t.Trade);
        var skills = (await (
            from person in db.Set<Practitioner>()
            join held in db.Set<HeldSkill>() on person.Id equals held.PractitionerId
            join skill in db.Set<Skill>() on held.Code equals skill.Code
            where of.Contains(person.PracticeId) && !person.Left
            select new { person.PracticeId, skill.Code, skill.Name }).Distinct().ToListAsync()).ToLookup(s => s.PracticeId);
        var jobs = await db.Set<SharedHistory>().AsNoTracking().Where(h => of.Contains(h.PracticeId)).Select(h => new { h.PracticeId, h.ClientId, At = h.LastAt }).ToListAsync();
        var ties = await db.Set<Tie>().AsNoTracking().Where(t => of.Contains(t.PracticeId)).Select(t => new { t.PracticeId, t.ClientId }).ToListAsync();
        var clients = jobs.Concat(ties.Select(t => new { t.PracticeId, t.ClientId, At = DateTime.MaxValue })).ToLookup(c => c.PracticeId);
        return practices.ToDictionary(p => p.Id, p => new Ground(p.Id, p.Latitude, p.Longitude)
        {
            Trades = trades[p.Id].ToHashSet(),
            Skills = skills[p.Id].ToDictionary(s => s.Code, s => s.Name),
            Clients = clients[p.Id].GroupBy(c => c.ClientId).ToDictionary(g => g.Key, g => g.Max(c => c.At)),
        });
    }
}
