using Collegium.Database;
using Collegium.Governance;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.OnCall;

/// <summary>A rotation with its plan, for whoever must decide by it.</summary>
internal sealed record Planned(Rotation Rotation, ShiftPlan Plan, Roster Roster, CharterRules Rules)
{
    /// <summary>The rules by which open hours need nobody on; null where somebody must be on round the clock.</summary>
    public CharterRules? ClosedOnly => Rotation.RoundTheClock ? null : Rules;
}

/// <summary>Reads rotations and works out their plans.</summary>
internal sealed class OnCallBook(CollegiumDb db, MembersDoor members, GovernanceDoor governance)
{
    /// <summary>Whoever still works in a practice in good standing.</summary>
    public static bool Works(Roster roster, Guid person) =>
        roster.People.TryGetValue(person, out var card) && roster.Practices[card.Practice].Standing is Standing.Full or Standing.Provisional;

    public Task<Roster> Roster() => members.Roster();

    public async Task<IReadOnlyList<Planned>> All(DateTime since)
    {
        var rotations = await db.Set<Rotation>().Where(r => r.EndedAt == null).OrderBy(r => r.Name).ThenBy(r => r.Id).ToListAsync();
        var planned = new List<Planned>();
        foreach (var rotation in rotations)
        {
            planned.Add(await Plan(rotation, since));
        }

        return planned;
    }

    public async Task<Planned?> Find(Guid id, DateTime since) =>
        await db.Set<Rotation>().SingleOrDefaultAsync(r => r.Id == id && r.EndedAt == null) is { } rotation ? await Plan(rotation, since) : null;

    /// <summary>Held until the write ends.</summary>
    public async Task<Planned?> Hold(Guid id, DateTime since) =>
        await db.Locked<Rotation>(id) is { EndedAt: null } rotation ? await Plan(rotation, since) : null;

    /// <summary>By the people as they are now, or as <paramref name="works"/> says they were.</summary>
    public async Task<Planned> Plan(Rotation rotation, DateTime since, Func<Roster, Guid, bool>? works = null)
    {
        var (roster, rules) = (await members.Roster(), await governance.Rules());
        var overrides = await db.Set<Override>().Where(o => o.RotationId == rotation.Id && o.ToUtc > since && o.DroppedAt == null).ToListAsync();
        var added = db.Set<Override>().Local.Where(o => o.RotationId == rotation.Id && o.ToUtc > since && o.DroppedAt == null);
        return new Planned(
            rotation,
            new ShiftPlan(rotation.Read(), [.. overrides.Union(added)], p => (works ?? Works)(roster, p), new BusinessTime(rules, rotation.Zone)),
            roster, rules);
    }
}
