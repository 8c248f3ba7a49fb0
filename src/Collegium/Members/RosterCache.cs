using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Facts;
using Collegium.Governance;
using Collegium.Members.Matching;

namespace Collegium.Members;

/// <summary>Each chapter's roster in memory. A fact about a practice makes this practice read again; turns are counted again by the hour.</summary>
public sealed class RosterCache(FactTail tail, IServiceScopeFactory scopes, TimeProvider clock) : IFactFollower, IDisposable
{
    private static readonly string[] Kinds = ["practice.", "practitioner.", "absence.", "skill.", "charter."];

    private readonly ConcurrentDictionary<Guid, OnFile> _chapters = new();
    private readonly SemaphoreSlim _reading = new(1, 1);

    public void Begin() => _chapters.Clear();

    public void Follow(Fact fact)
    {
        if (!_chapters.TryGetValue(fact.ChapterId, out var chapter) || !Kinds.Any(k => fact.Kind.StartsWith(k, StringComparison.Ordinal)))
        {
            return;
        }

        if (fact.PracticeId is { } practice)
        {
            chapter.Stale.Mark(practice);
        }
        else
        {
            _chapters.TryRemove(fact.ChapterId, out _);
        }
    }

    public void Dispose() => _reading.Dispose();

    internal async Task<Roster> Fresh(CollegiumDb db)
    {
        if (!db.GoesByMemory)
        {
            await tail.CatchUp(db);
        }

        return await Of(db);
    }

    internal async Task<Roster> Of(CollegiumDb db)
    {
        if (_chapters.TryGetValue(db.Chapter, out var known) && known is { Roster: { } roster, Stale.IsEmpty: true } && IsCounted(roster))
        {
            return roster;
        }

        await _reading.WaitAsync();
        try
        {
            return await Read(db.Chapter);
        }
        finally
        {
            _reading.Release();
        }
    }

    private bool IsCounted(Roster roster) => Math.Abs((clock.Now() - roster.CountedAt).TotalHours) < 1;

    /// <summary>Reads on a connection of its own: what a write under way has changed is not for everybody yet.</summary>
    private async Task<Roster> Read(Guid chapter)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(chapter));
        var (db, governance) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), scope.ServiceProvider.GetRequiredService<GovernanceDoor>());

        // From here on it hears of changes, so that none falls between the reading and the following.
        var file = _chapters.GetOrAdd(chapter, _ => new OnFile());
        var stale = file.Stale.Now();
        var (rules, now) = (await governance.Rules(), clock.Now());
        var time = new BusinessTime(rules, (await governance.Chapter()).Zone);
        if (file.Roster is null)
        {
            var roster = new Roster(await RosterReads.Skills(db));
            roster.Take(await RosterReads.Practices(db, null, now), rules, time, now);
            file.Roster = roster;
        }
        else if (stale.Count > 0)
        {
            // Counted up to where everybody else's turn was: who is read again must not gain the minutes since.
            file.Roster.Take(await RosterReads.Practices(db, [.. stale.Select(s => s.Key)], now), rules, time, file.Roster.CountedAt);
        }

        file.Stale.Renewed(stale);
        if (!IsCounted(file.Roster))
        {
            file.Roster.Count(rules, time, now);
        }

        return file.Roster;
    }

    private sealed class OnFile
    {
        public Stale Stale { get; } = new();

        public volatile Roster? Roster;
    }
}
