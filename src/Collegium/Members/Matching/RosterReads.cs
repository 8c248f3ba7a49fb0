using Collegium.Database;
using Collegium.Governance;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Microsoft.EntityFrameworkCore;
using Booked = Collegium.Members.Calendar.Absence;

namespace Collegium.Members.Matching;

internal static class RosterReads
{
    public static async Task<Roster> Read(CollegiumDb db, GovernanceDoor governance, DateTime now)
    {
        var rules = await governance.Rules();
        var skills = await db.Set<Skill>().AsNoTracking().OrderBy(s => s.Code).ToListAsync();
        var practices = await db.Set<Practice>().AsNoTracking().OrderBy(p => p.Name).ToListAsync();
        var people = (await db.Set<Practitioner>().AsNoTracking().Where(p => !p.Left).OrderBy(p => p.Name).ToListAsync()).ToLookup(p => p.PracticeId);
        var held = (await db.Set<HeldSkill>().AsNoTracking().OrderBy(s => s.Code).ToListAsync()).ToLookup(s => s.PractitionerId);
        var since = practices.Select(p => p.TurnSince).DefaultIfEmpty(now).Min();
        var booked = await db.Set<Booked>().AsNoTracking().Where(a => a.ToUtc > since).ToListAsync();
        var waiting = new Waiting(
            rules, new BusinessTime(rules, (await governance.Chapter()).Zone), now,
            [.. practices.Select(p => p.TurnSince), .. booked.Select(a => a.FromUtc), .. booked.Select(a => a.ToUtc)]);
        var away = booked.ToLookup(a => a.PracticeId);
        var jobs = (await db.Set<SharedHistory>().AsNoTracking().ToListAsync()).ToLookup(h => h.ClientId, h => (h.PracticeId, h.Jobs));
        return new Roster(
            [.. skills.Select(s => new SkillCard(s.Code, s.Name, s.Question, s.Words.Split('|', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)))],
            [.. practices.Select(p => (Card(p, people[p.Id], held), Facts(p, people[p.Id], held, away[p.Id], waiting, now)))],
            jobs, now);
    }

    private static PracticeCard Card(Practice p, IEnumerable<Practitioner> people, ILookup<Guid, HeldSkill> held) =>
        new(p.Id, p.Name, p.City, p.Standing, p.InsuredUntil, p.Latitude, p.Longitude, p.HourlyPriceMinor,
            [.. people.Select(x => new PractitionerCard(x.Id, p.Id, x.Name, x.Mail, x.Phone, Skills(held[x.Id])))]);

    private static HeldSkillCard[] Skills(IEnumerable<HeldSkill> held) => [.. held.Select(h => new HeldSkillCard(h.Code, h.Level, h.Jobs))];

    private static IReadOnlyList<MatchFacts> Facts(
        Practice p, IEnumerable<Practitioner> people, ILookup<Guid, HeldSkill> held, IEnumerable<Booked> away, Waiting waiting, DateTime now) =>
        [.. people.Select(x =>
        {
            var mine = away.Where(a => a.PractitionerId is null || a.PractitionerId == x.Id).ToList();
            return new MatchFacts(
                x.Id, x.Capacity, x.OpenWork, x.ReachMiles, p.ClinicalTerms, waiting.Days(p.TurnSince, mine.Select(a => (a.FromUtc, a.ToUtc))),
                [.. mine.Where(a => a.ToUtc > now).Select(a => new Routing.Absence(a.FromUtc, a.ToUtc))], Skills(held[x.Id]));
        })];
}
