using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>Looks weeks ahead for times at which nobody is on, or somebody who is booked away, and tells of those not known yet.</summary>
internal sealed class FindGaps(CollegiumDb db, MembersDoor members, FactLog facts, TimeProvider clock)
{
    public const int Weeks = 6;

    public async Task Run(Planned planned)
    {
        var (rotation, now) = (planned.Rotation, clock.Now());
        var seen = Horizon(now);
        var open = planned.Rotation.EndedAt is null ? await Ahead(planned, now) : [];
        var known = await db.Set<Gap>().Where(g => g.RotationId == rotation.Id && g.ClosedAt == null).ToListAsync();
        foreach (var gone in known.Where(k => !open.Any(o => Same(k, o, seen))))
        {
            gone.ClosedAt = now;
        }

        var found = open.Where(o => !known.Any(k => Same(k, o, seen))).ToList();
        foreach (var (from, to, away) in found)
        {
            db.Add(new Gap { Id = clock.NewId(), RotationId = rotation.Id, FromUtc = from, ToUtc = to, Away = away, FoundAt = now });
        }

        if (found.Count > 0)
        {
            facts.Append("rotation.gap-found", new("rotation", rotation.Id), Sight.Members, new { found.Count, found[0].From, found[0].To });
        }
    }

    public async Task<IReadOnlyList<(DateTime From, DateTime To, Guid? Away)>> Ahead(Planned planned, DateTime now)
    {
        var until = Horizon(now);
        List<(DateTime From, DateTime To, Guid? Away)> gaps = [.. planned.Plan.Uncovered(now, until, planned.ClosedOnly).Select(g => (g.From, g.To, (Guid?)null))];
        var away = await members.Away(now, until);
        foreach (var stretch in planned.Plan.Between(now, until).Where(s => s.Person is not null))
        {
            var person = planned.Roster.People[stretch.Person!.Value];
            foreach (var absence in away.Where(a => a.Practitioner == person.Id || (a.Practitioner is null && a.Practice == person.Practice)))
            {
                var (from, to) = (absence.From > stretch.From ? absence.From : stretch.From, absence.To < stretch.To ? absence.To : stretch.To);
                if (from < to)
                {
                    gaps.AddRange(planned.Plan.Needed(from, to, planned.ClosedOnly).Select(n => (n.From, n.To, (Guid?)person.Id)));
                }
            }
        }

        return [.. gaps.OrderBy(g => g.From)];
    }

    /// <summary>To the end of a week, so that a plan with a hole every night is told of weekly and not daily.</summary>
    private static DateTime Horizon(DateTime now) => now.Date.AddDays((7 * Weeks) + 8 - (int)now.DayOfWeek);

    /// <summary>A gap that runs begins anew each time it is looked at, and one at the end of what can be seen ends later each day.</summary>
    private static bool Same(Gap known, (DateTime From, DateTime To, Guid? Away) found, DateTime seen)
    {
        if (known.Away != found.Away || found.From < known.FromUtc || found.From >= known.ToUtc || (found.To != known.ToUtc && found.To != seen))
        {
            return false;
        }

        known.ToUtc = found.To;
        return true;
    }
}
