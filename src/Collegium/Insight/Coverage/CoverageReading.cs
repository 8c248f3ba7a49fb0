using Collegium.Clients.Organisations;
using Collegium.Database;
using Collegium.Desk.OnCall;
using Collegium.Desk.Requests;
using Collegium.Desk.Work;
using Collegium.Governance;
using Collegium.Members;
using Collegium.Members.Practices;
using Collegium.Routing;
using Microsoft.EntityFrameworkCore;
using Absence = Collegium.Members.Calendar.Absence;
using Holder = Collegium.Members.Skills.HeldSkill;

namespace Collegium.Insight.Coverage;

/// <summary>Reads who could take what, where and when: standing, insurance, days off, open hours, and who is on call when we are closed.</summary>
internal sealed class CoverageReading(CollegiumDb db, MembersDoor members, GovernanceDoor governance, OnCallBook book, TimeProvider clock)
{
    public const string Everywhere = "";

    private const int DemandDays = 90;

    /// <summary>A share of those who ask that may have to wait.</summary>
    private const double MayWait = .2;

    /// <summary>Where no time was written down for a skill, a job counts as this long.</summary>
    private const int UsualMinutes = 60;

    private sealed record Person(Guid Id, Guid Practice, double Latitude, double Longitude, double Reach, IReadOnlySet<string> Skills, IReadOnlyList<Absence> Away);

    public async Task<CoverageShown> Read(DateOnly? asked, string? place)
    {
        var (rules, chapter) = (await governance.Rules(), await governance.Chapter());
        var time = new BusinessTime(rules, chapter.Zone);
        var day = asked ?? time.Day(clock.Now());
        var places = await Places();
        var at = places.Keys.FirstOrDefault(p => string.Equals(p, place, StringComparison.OrdinalIgnoreCase)) ?? Everywhere;
        var people = (await People(day)).Where(p => at.Length == 0 || Geo.Miles(p.Latitude, p.Longitude, places[at].Latitude, places[at].Longitude) <= p.Reach).ToList();
        DateTime[] hours = [.. Enumerable.Range(0, 24).Select(h => time.At(day, new TimeOnly(h, 30)))];
        var (onCall, demand) = (await OnCall(hours), await Demand(at, time));
        var skills = (await members.Roster()).Offered;
        return new CoverageShown(
            day, at, [.. places.Keys.Order(StringComparer.Ordinal)], [.. Enumerable.Range(0, 24).Where(h => time.IsOpen(hours[h]))],
            [.. skills.Select(s => Row(s, at, [.. people.Where(p => p.Skills.Contains(s.Code))], demand.GetValueOrDefault(s.Code)))]);

        CoverageRow Row(SkillCard skill, string where, IReadOnlyList<Person> holders, (int Count, double Load) asks) => new(skill.Code, skill.Name, where)
        {
            Hours = [.. Enumerable.Range(0, 24).Select(h => holders.Count(p => Works(p, hours[h], time.IsOpen(hours[h]), onCall[h])))],
            Holders = holders.Count,
            Practices = holders.Select(p => p.Practice).Distinct().Count(),
            Demand = asks.Count,
            Load = asks.Load,
            Needed = asks.Load > 0 ? Erlang.Fewest(asks.Load, MayWait) : 0,
        };
    }

    private static bool Works(Person person, DateTime at, bool open, IReadOnlySet<Guid> onCall) =>
        (open || onCall.Contains(person.Id)) && !person.Away.Any(a => a.FromUtc <= at && a.ToUtc > at);

    private async Task<List<Person>> People(DateOnly day)
    {
        var practices = await db.Set<Practice>().AsNoTracking()
            .Where(p => (p.Standing == Standing.Full || p.Standing == Standing.Provisional) && p.InsuredUntil >= day).ToDictionaryAsync(p => p.Id);
        var ids = practices.Keys.ToList();
        var people = await db.Set<Practitioner>().AsNoTracking().Where(p => !p.Left && ids.Contains(p.PracticeId)).ToListAsync();
        var skills = (await db.Set<Holder>().AsNoTracking().ToListAsync()).ToLookup(h => h.PractitionerId, h => h.Code);
        var (from, to) = (day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(-1), day.ToDateTime(TimeOnly.MinValue, DateTimeKind.Utc).AddDays(2));
        var away = (await db.Set<Absence>().AsNoTracking().Where(a => a.FromUtc < to && a.ToUtc > from).ToListAsync()).ToLookup(a => a.PracticeId);
        return people.ConvertAll(p => new Person(
            p.Id, p.PracticeId, practices[p.PracticeId].Latitude, practices[p.PracticeId].Longitude, p.ReachMiles, skills[p.Id].ToHashSet(),
            [.. away[p.PracticeId].Where(a => a.PractitionerId is null || a.PractitionerId == p.Id)]));
    }

    /// <summary>Where clients and practices are: the middle of each city's addresses.</summary>
    private async Task<Dictionary<string, (double Latitude, double Longitude)>> Places()
    {
        var clients = await db.Set<Client>().AsNoTracking().Where(c => c.Latitude != null && c.Longitude != null && c.City != "")
            .Select(c => new { c.City, Latitude = c.Latitude!.Value, Longitude = c.Longitude!.Value }).ToListAsync();
        var practices = await db.Set<Practice>().AsNoTracking().Where(p => p.City != "").Select(p => new { p.City, p.Latitude, p.Longitude }).ToListAsync();
        return clients.Concat(practices).GroupBy(p => p.City).ToDictionary(g => g.Key, g => (g.Average(p => p.Latitude), g.Average(p => p.Longitude)));
    }

    private async Task<IReadOnlySet<Guid>[]> OnCall(DateTime[] hours)
    {
        var plans = await book.All(hours[0]);
        return [.. hours.Select(h => (IReadOnlySet<Guid>)plans.Select(p => p.Plan.At(h)).OfType<Guid>().ToHashSet())];
    }

    /// <summary>By skill, how often it was asked for, and how much work that is in each open hour.</summary>
    private async Task<Dictionary<string, (int Count, double Load)>> Demand(string place, BusinessTime time)
    {
        var since = clock.Now().AddDays(-DemandDays);
        var here = place.Length == 0 ? null : await db.Set<Client>().Where(c => c.City == place).Select(c => (Guid?)c.Id).ToListAsync();
        var requests = await db.Set<Request>().AsNoTracking()
            .Where(r => r.ToldAt >= since && r.NeedCode != null && r.Source != "import" && (here == null || here.Contains(r.ClientId)))
            .Select(r => new { r.Id, Skill = r.NeedCode! }).ToListAsync();
        var worked = await db.Set<TimeEntry>().AsNoTracking().Where(t => t.RecordedAt >= since).GroupBy(t => t.RequestId)
            .Select(g => new { g.Key, Minutes = g.Sum(t => t.Minutes) }).ToDictionaryAsync(g => g.Key, g => g.Minutes);
        var open = Math.Max(60, time.Minutes(since, clock.Now()));
        return requests.GroupBy(r => r.Skill).ToDictionary(g => g.Key, g =>
        {
            var known = g.Where(r => worked.ContainsKey(r.Id)).Select(r => worked[r.Id]).DefaultIfEmpty(UsualMinutes).Average();
            return (g.Count(), g.Count() * known / open);
        });
    }
}
