using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>Carries facts to the reactions. One node at a time holds a reaction's cursor; the database decides which.</summary>
public sealed partial class FactPump(IServiceScopeFactory scopes, FactBell bell, FactTail tail, ReactionStep steps, ILogger<FactPump> log) : BackgroundService
{
    private const int Batch = 64;

    /// <summary>What happens within a moment is carried together.</summary>
    private static readonly TimeSpan Gather = TimeSpan.FromMilliseconds(150);

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
        List<IReaction> left = [.. steps.Reactions.Where(r => tell || !r.OnlyTells)];
        while (await Next(left) is { Count: > 0 } wanting)
        {
            foreach (var reaction in wanting)
            {
                // One that failed, or that another node holds, waits for the next time; where another was quicker nothing was left to pass.
                var passed = await steps.Run(reaction.Name, cursor => From(reaction.Name, cursor));
                if (passed == ReactionStep.HeldElsewhere && toTheEnd)
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
        foreach (var name in steps.Reactions.Where(r => r.OnlyTells).Select(r => r.Name))
        {
            await using var scope = scopes.CreateAsyncScope();
            scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
            var db = scope.ServiceProvider.GetRequiredService<CollegiumDb>();
            await scope.ServiceProvider.GetRequiredService<Writing>().Run<Done>(async () =>
            {
                if (await db.Hold(name) is { } cursor)
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
            var facts = await tail.After(db, first, Batch);
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

    [LoggerMessage(Level = LogLevel.Error, Message = "A reaction failed: {Where}")]
    private partial void Failed(Exception problem, string where);
}
