using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Calendar;
using Collegium.Members.Matching;
using Collegium.Members.Practices;
using Collegium.Members.Skills;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Members;

/// <summary>Each chapter's roster in memory. A fact about a member makes it read again, at the latest after an hour, for turns grow by the day.</summary>
public sealed class RosterCache(FactTail tail, IServiceScopeFactory scopes, TimeProvider clock) : IFactFollower, IDisposable
{
    private static readonly string[] Kinds = ["practice.", "practitioner.", "absence.", "skill.", "charter."];

    private readonly ConcurrentDictionary<Guid, Roster> _rosters = new();
    private readonly ConcurrentDictionary<Guid, int> _generations = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    public void Follow(Fact fact)
    {
        if (Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal)))
        {
            _generations.AddOrUpdate(fact.ChapterId, 1, (_, g) => g + 1);
            _rosters.TryRemove(fact.ChapterId, out _);
        }
    }

    public void Dispose() => _reading.Dispose();

    internal async Task<Roster> Fresh(CollegiumDb db)
    {
        await tail.CatchUp(db);
        return await Of(db);
    }

    internal async Task<Roster> Of(CollegiumDb db)
    {
        var chapter = db.Chapter;
        if (Known(chapter) is { } known)
        {
            return known;
        }

        await _reading.WaitAsync();
        try
        {
            return Known(chapter) ?? await Read(chapter);
        }
        finally
        {
            _reading.Release();
        }
    }

    private Roster? Known(Guid chapter) =>
        _rosters.TryGetValue(chapter, out var roster) && Math.Abs((clock.Now() - roster.ReadAt).TotalHours) < 1 ? roster : null;

    /// <summary>Reads on a connection of its own: what a write under way has changed is not for everybody yet.</summary>
    private async Task<Roster> Read(Guid chapter)
    {
        var generation = _generations.GetValueOrDefault(chapter);
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        var roster = await RosterReads.Read(
            scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<GovernanceDoor>(), clock.Now());
        if (generation == _generations.GetValueOrDefault(chapter))
        {
            _rosters[chapter] = roster;
        }

        return roster;
    }
}
