using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>Carries facts to the reactions. One node at a time holds a reaction's cursor; the database decides which.</summary>
public sealed partial class FactPump(IServiceScopeFactory scopes, FactBell bell, FactTail tail, ILogger<FactPump> log) : BackgroundService
{
    /// <summary>Few enough that on SQLite nobody waits long for a batch of reactions to end.</summary>
    private const int Batch = 32;
    private const int GiveUpAfter = 8;
    private const int HeldElsewhere = -1;
    private const int DidNotGo = -2;

    /// <summary>What happens within a moment is carried together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(150);

    /// <summary>One of each, to be asked what it wants; whoever reacts is made for the write.</summary>
    private readonly Lazy<IReadOnlyList<IReaction>> _reactions = new(() =>
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IReaction>()];
    });

    /// <summary>How far this process has looked for each reaction without finding anything it wants; the cursor itself stays.</summary>
    private readonly System.Collections.Concurrent.ConcurrentDictionary<string, Position> _looked = new();

    /// <summary>Set while the demo season is written: it drains the pump itself.</summary>
    public bool Paused { get; set; }

    /// <summary>
    /// Runs every reaction until none has anything left to read; those that only tell people wait when <paramref name="tell"/> is false.
    /// With <paramref name="toTheEnd"/> it also waits for what another node, or this one's own loop, is in the middle of.
    /// </summary>
    public async Task Drain(bool tell = true, bool toTheEnd = false)
    {
        List<IReaction> left = [.. _reactions.Value.Where(r => tell || !r.OnlyTells)];
        while (await Next(left) is { Count: > 0 } wanting)
        {
            foreach (var reaction in wanting)
            {
                // One that failed, or that another node holds, waits for the next time; where another was quicker nothing was left to pass.
                var passed = await Step(reaction.Name);
                if (passed == HeldElsewhere && toTheEnd)
                {
                    await Task.Delay(10);
                }
                else if (passed < 0)
                {
                    left.Remove(reaction);
                }
            }
        }
    }

    /// <summary>Tells nobody of anything that happened until now.</summary>
    public async Task PassOver()
    {
        foreach (var name in _reactions.Value.Where(r => r.OnlyTells).Select(r => r.Name))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
            var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
            await scope.ServiceProvider.GetRequiredService<Writing>().Run<Done>(async () =>
            {
                if (await Hold(db, name) is { } cursor)
                {
                    (cursor.Tx, cursor.Seq) = await db.End();
                }

                return Done.It;
            });
        }
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            if (!Paused)
            {
                await DrainOrLog();
            }

            await Task.WhenAny(next, Task.Delay(TimeSpan.FromSeconds(1), stoppingToken));
            await Task.Delay(Gather, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task DrainOrLog()
    {
        try
        {
            await Drain();
        }
        catch (Exception problem)
        {
            Failed(problem, "the pump");
            await Task.Delay(500);
        }
    }

    /// <summary>One batch for one reaction; answers how many facts were passed, or that another holds it, or that it failed.</summary>
    private async Task<int> Step(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var here = services.GetRequiredService<Here>();
        here.Enter(Actor.House(Guid.Empty));
        var db = services.GetRequiredService<CollegiumDb>();
        var kind = _reactions.Value.Single(r => r.Name == name).GetType();

        Fact? at = null;
        try
        {
            var passed = await services.GetRequiredService<Writing>().Run<int>(async () =>
            {
                // A write that is repeated begins with a new one: what the first noted was undone.
                var reaction = (IReaction)ActivatorUtilities.CreateInstance(services, kind);
                at = null;
                if (await Hold(db, name) is not { } cursor)
                {
                    return HeldElsewhere;
                }

                var facts = await (await db.After(From(name, cursor))).IgnoreQueryFilters()
                    .Take(cursor.Failures > 0 ? 1 : Batch).ToListAsync();
                var heeds = cursor.Failures < GiveUpAfter;
                var wanted = heeds ? facts.FindAll(f => reaction.Wants(f.Kind)) : [];
                if (wanted.Count > 0)
                {
                    // A reaction may go by what is kept in memory: let that hear first what the reaction is about to, and what came while it waited its turn.
                    await tail.CatchUp(db);
                    db.GoesByMemory = reaction.OnlyTells;
                }

                foreach (var chapter in wanted.GroupBy(f => f.ChapterId))
                {
                    at = chapter.First();
                    here.Enter(Actor.House(chapter.Key));
                    await reaction.Prepare([.. chapter]);
                }

                foreach (var fact in facts)
                {
                    at = fact;
                    if (heeds && reaction.Wants(fact.Kind))
                    {
                        if (here.Chapter != fact.ChapterId)
                        {
                            // What one chapter's facts made is its own.
                            await db.SaveChangesAsync();
                            here.Enter(Actor.House(fact.ChapterId));
                        }

                        await reaction.React(fact);
                    }

                    (cursor.Tx, cursor.Seq, cursor.Failures) = (fact.Tx, fact.Seq, 0);
                }

                return facts.Count;
            });
            return passed.Value;
        }
        catch (Exception problem) when (at is not null)
        {
            Failed(problem, $"{name} at {at.Kind} {at.Id}");
            await Count(name);
            return DidNotGo;
        }
    }

    /// <summary>
    /// Reads on for all of them at once, before any write begins, until some find what they want: facts nobody wants cost a reading, not a
    /// turn at the gate.
    /// </summary>
    private async Task<IReadOnlyList<IReaction>> Next(List<IReaction> reactions)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        var cursors = await db.Set<FactCursor>().AsNoTracking().ToDictionaryAsync(c => c.Reaction);
        while (reactions.Count > 0)
        {
            var from = reactions.ToDictionary(r => r, r => From(r.Name, cursors.GetValueOrDefault(r.Name)));
            var first = from.Values.Aggregate((a, b) => a.IsPast(b) ? b : a);
            var facts = await (await db.After(first)).IgnoreQueryFilters().AsNoTracking().Take(Batch).ToListAsync();
            var wanting = reactions.Where(r => facts.Exists(f => f.At().IsPast(from[r]) && r.Wants(f.Kind))).ToList();
            foreach (var other in facts.Count == 0 ? [] : reactions.Except(wanting).Where(r => facts[^1].At().IsPast(from[r])))
            {
                _looked[other.Name] = facts[^1].At();
            }

            if (wanting.Count > 0 || facts.Count < Batch)
            {
                return wanting;
            }
        }

        return [];
    }

    /// <summary>The cursor's place, or the one past what was looked over already.</summary>
    private Position From(string name, FactCursor? cursor)
    {
        var (at, looked) = (new Position(cursor?.Tx ?? 0, cursor?.Seq ?? 0), _looked.GetValueOrDefault(name));
        return looked.IsPast(at) ? looked : at;
    }

    private static async Task<FactCursor?> Hold(CollegiumDb db, string name)
    {
        var cursors = db.IsPostgres
            ? db.Set<FactCursor>().FromSqlRaw("SELECT * FROM facts_cursors WHERE reaction = {0} FOR UPDATE SKIP LOCKED", name)
            : db.Set<FactCursor>().Where(c => c.Reaction == name);
        if (await cursors.AsTracking().ToListAsync() is [var cursor])
        {
            return cursor;
        }

        if (await db.Set<FactCursor>().AnyAsync(c => c.Reaction == name))
        {
            return null;
        }

        var first = new FactCursor { Reaction = name };
        db.Add(first);
        return first;
    }

    private async Task Count(string name)
    {
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
        await scope.ServiceProvider.GetRequiredService<Writing>().Run<Done>(async () =>
        {
            if (await Hold(db, name) is { } cursor)
            {
                cursor.Failures++;
            }

            return Done.It;
        });
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "A reaction failed: {Where}")]
    private partial void Failed(Exception problem, string where);
}
