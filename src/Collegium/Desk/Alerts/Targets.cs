using Collegium.Database;
using Collegium.Desk.OnCall;
using Collegium.Identity;
using Collegium.Members;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Alerts;

/// <summary>Somebody who can be called: a practitioner, or a steward by their login.</summary>
internal sealed record Target(Guid Id, string Name, string Mail);

/// <summary>Who stands behind a level at this moment; nobody where all have left, are kept off work or nobody is on.</summary>
internal sealed class Targets(CollegiumDb db, MembersDoor members, OnCallBook book, TimeProvider clock)
{
    public async Task<IReadOnlyList<Target>> Of(PolicyLevel level) => level switch
    {
        { Kind: LevelKind.Steward } => await Stewards(),
        { Kind: LevelKind.Rotation, Who: { } rotation } => await book.Find(rotation, clock.Now()) is { } planned && planned.Plan.At(clock.Now()) is { } on ? await Person(on) : [],
        { Kind: LevelKind.Practitioner, Who: { } person } => await Person(person),
        _ => [],
    };

    public async Task<IReadOnlyList<Target>> Stewards() =>
        [.. (await db.Set<Login>().AsNoTracking().Where(l => l.ChapterId == db.Chapter && (l.Roles & Roles.Steward) != 0 && l.Email != null).OrderBy(l => l.Id).ToListAsync())
            .Select(l => new Target(l.PractitionerId ?? l.Id, l.DisplayName, l.Email!))];

    /// <summary>Whether they still work here, or are a steward: a link outlives neither.</summary>
    public async Task<bool> Still(Guid id) => (await Person(id)).Count > 0 || (await Stewards()).Any(s => s.Id == id);

    public async Task<bool> HasPractice(Guid id) => (await members.Roster()).People.ContainsKey(id);

    public async Task<string> Name(Guid id) => (await Names([id]))[id];

    public async Task<IReadOnlyDictionary<Guid, string>> Names(IReadOnlyCollection<Guid> ids)
    {
        var people = (await members.Roster()).People;
        List<Guid> others = [.. ids.Where(i => !people.ContainsKey(i))];
        var logins = others.Count == 0 ? [] : await db.Set<Login>().Where(l => others.Contains(l.Id) && l.ChapterId == db.Chapter).ToDictionaryAsync(l => l.Id, l => l.DisplayName);
        return ids.Distinct().ToDictionary(i => i, i => people.GetValueOrDefault(i)?.Name ?? logins.GetValueOrDefault(i) ?? "A former member");
    }

    /// <summary>Read from the database: the roster may be a moment behind, and nobody is to be called who has just left.</summary>
    private async Task<IReadOnlyList<Target>> Person(Guid id)
    {
        var roster = await members.Roster();
        return OnCallBook.Works(roster, id) && await members.Works(id) ? [new Target(id, roster.People[id].Name, roster.People[id].Mail)] : [];
    }
}
