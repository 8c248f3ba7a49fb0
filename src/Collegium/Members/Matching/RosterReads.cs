using Collegium.Database;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Microsoft.EntityFrameworkCore;
using Booked = Collegium.Members.Calendar.Absence;

namespace Collegium.Members.Matching;

internal static class RosterReads
{
    public static async Task<IReadOnlyList<SkillCard>> Skills(CollegiumDb db) =>
        [.. (await db.Set<Skill>().AsNoTracking().OrderBy(s => s.Code).ToListAsync())
            .Select(s => new SkillCard(s.Code, s.Name, s.Question, s.Spoken) { Group = s.Group, Retired = s.RetiredAt is not null, Into = s.MergedInto })];

    /// <summary>All practices, or only these.</summary>
    public static async Task<IReadOnlyList<PracticeOnFile>> Practices(CollegiumDb db, IReadOnlyCollection<Guid>? only, DateTime now)
    {
        var practices = await In(db.Set<Practice>()).Where(p => only == null || only.Contains(p.Id)).ToListAsync();
        var since = practices.Select(p => p.TurnSince).Append(now - Shares.Remembered).Min();
        var people = await In(db.Set<Practitioner>()).Where(p => !p.Left && (only == null || only.Contains(p.PracticeId))).OrderBy(p => p.Name).ToListAsync();
        List<Guid>? these = only is null ? null : [.. people.Select(p => p.Id)];
        var held = (await In(db.Set<HeldSkill>()).Where(s => these == null || these.Contains(s.PractitionerId)).OrderBy(s => s.Code).ToListAsync()).ToLookup(s => s.PractitionerId);
        var away = (await In(db.Set<Booked>()).Where(a => a.ToUtc > since && (only == null || only.Contains(a.PracticeId))).ToListAsync()).ToLookup(a => a.PracticeId);
        var jobs = (await In(db.Set<SharedHistory>()).Where(h => h.Jobs > 0).Where(h => only == null || only.Contains(h.PracticeId)).ToListAsync()).ToLookup(h => h.PracticeId);
        var staff = people.ToLookup(p => p.PracticeId);
        return [.. practices.Select(p => File(p, [.. staff[p.Id]], held, [.. away[p.Id]], jobs[p.Id].ToDictionary(h => h.ClientId, h => h.Jobs)))];
    }

    private static IQueryable<T> In<T>(DbSet<T> rows)
        where T : class => rows.AsNoTracking();

    private static PracticeOnFile File(
        Practice p, IReadOnlyList<Practitioner> people, ILookup<Guid, HeldSkill> held, IReadOnlyList<Booked> away, IReadOnlyDictionary<Guid, int> jobs)
    {
        var skills = people.ToDictionary(x => x.Id, x => held[x.Id].Select(h => new HeldSkillCard(h.Code, h.Level, h.Jobs)).ToArray());
        var card = new PracticeCard(
            p.Id, p.Name, p.City, p.Standing, p.InsuredUntil, p.Latitude, p.Longitude, p.HourlyPriceMinor,
            [.. people.Select(x => new PractitionerCard(x.Id, p.Id, x.Name, x.Mail, x.Phone, skills[x.Id]))]);
        return new PracticeOnFile(card, p.TurnSince, new(p.Won, p.WonAt, p.AskedSince), p.ClinicalTerms, [.. people.Select(Facts)], jobs);

        MatchFacts Facts(Practitioner x) => new(
            x.Id, x.Capacity, x.OpenWork, x.ReachMiles,
            [.. away.Where(a => a.PractitionerId is null || a.PractitionerId == x.Id).Select(a => new Routing.Absence(a.FromUtc, a.ToUtc))],
            skills[x.Id]);
    }
}
