using Collegium.Database;
using Collegium.Facts;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>
/// Who was at work at an instant that has passed: what is on record of those who left, were kept off or came back, read back from it. Several may have
/// dropped out before anybody counted.
/// </summary>
internal sealed class WorkPast
{
    private static readonly string[] Out = ["practitioner.left", "practice.suspended", "practice.lapsed", "practice.resigned", "practice.expelled"];

    private static readonly string[] Kinds = [.. Out, "practice.reinstated"];

    private readonly Roster _roster;
    private readonly ILookup<Guid, (DateTime At, bool Works)> _turns;
    private readonly IReadOnlyDictionary<Guid, Guid> _left;

    private WorkPast(Roster roster, IReadOnlyList<Fact> facts, IReadOnlyDictionary<Guid, Guid> left)
    {
        (_roster, _left) = (roster, left);
        _turns = facts.ToLookup(f => f.AboutId, f => (f.At, !Out.Contains(f.Kind)));
    }

    /// <summary>When somebody dropped out or came back since.</summary>
    public IEnumerable<DateTime> Turns => _turns.SelectMany(t => t.Select(x => x.At)).Order();

    /// <summary>Of everybody who has a turn or is put on.</summary>
    public static async Task<WorkPast> Of(CollegiumDb db, Roster roster, Rotation rotation)
    {
        var put = await db.Set<Override>().Where(o => o.RotationId == rotation.Id && o.ToUtc > rotation.CountedUntil).Select(o => o.PractitionerId).ToListAsync();
        List<Guid> people = [.. rotation.Read().SelectMany(l => l.People).Concat(put).Distinct()];
        var own = await Facts(db, people);
        var left = own.Where(f => f.PracticeId is not null).ToDictionary(f => f.AboutId, f => f.PracticeId!.Value);
        var practices = people.Select(p => roster.People.GetValueOrDefault(p)?.Practice).OfType<Guid>().Concat(left.Values).Distinct().ToList();
        return new WorkPast(roster, [.. own, .. await Facts(db, practices)], left);
    }

    private static Task<List<Fact>> Facts(CollegiumDb db, List<Guid> about) => db.Set<Fact>().AsNoTracking()
        .Where(f => about.Contains(f.AboutId) && Kinds.Contains(f.Kind)).OrderBy(f => f.At).ThenBy(f => f.Seq).ToListAsync();

    public Guid? Practice(Guid person) => _roster.People.TryGetValue(person, out var card) ? card.Practice : _left.TryGetValue(person, out var firm) ? firm : null;

    /// <summary>Just before the instant.</summary>
    public bool Works(Guid person, DateTime before) =>
        Practice(person) is { } practice && (At(person, before) ?? true) && (At(practice, before) ?? InGoodStanding(practice));

    /// <summary>As the last turn before it left it, or as the next one found it; null where there is neither.</summary>
    private bool? At(Guid who, DateTime before)
    {
        bool? works = null;
        foreach (var (at, turned) in _turns[who])
        {
            if (at >= before)
            {
                return works ?? !turned;
            }

            works = turned;
        }

        return works;
    }

    private bool InGoodStanding(Guid practice) => _roster.Practices.GetValueOrDefault(practice)?.Standing is Standing.Full or Standing.Provisional;
}
