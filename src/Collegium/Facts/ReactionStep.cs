using System.Collections.Concurrent;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>Carries one reaction a batch of facts further.</summary>
public sealed partial class ReactionStep(IServiceScopeFactory scopes, FactTail tail, WrittenTogether together, ILogger<ReactionStep> log)
{
    public const int HeldElsewhere = -1;
    public const int DidNotGo = -2;

    /// <summary>Few enough that on SQLite nobody waits long for a batch of reactions to end.</summary>
    private const int Batch = 32;

    /// <summary>What is worked out while nobody waits may be more.</summary>
    private const int BatchAhead = 96;
    private const int GiveUpAfter = 8;

    private readonly ConcurrentDictionary<string, ObjectFactory> _makers = new();

    /// <summary>Where each failed last: what comes before that goes first.</summary>
    private readonly ConcurrentDictionary<string, Position> _failed = new();

    /// <summary>One of each, to be asked what it wants; whoever reacts is made for the write.</summary>
    private readonly Lazy<IReadOnlyList<IReaction>> _reactions = new(() =>
    {
        using var scope = scopes.CreateScope();
        return [.. scope.ServiceProvider.GetServices<IReaction>()];
    });

    public IReadOnlyList<IReaction> Reactions => _reactions.Value;

    /// <summary>Answers how many facts were passed, or that another holds its cursor, or that it failed; <paramref name="from"/> says where to read on.</summary>
    public async Task<int> Run(string name, Func<FactCursor, Position> from)
    {
        Fact? at = null;
        try
        {
            if (await Ahead(name, from, fact => at = fact) is { } passed)
            {
                return passed;
            }

            at = null;
            return await InTurn(name, from, fact => at = fact);
        }
        catch (Exception problem) when (at is not null)
        {
            _failed[name] = at.At();
            Failed(problem, $"{name} at {at.Kind} {at.Id}");
            await Count(name);
            return DidNotGo;
        }
    }

    /// <summary>
    /// On SQLite everybody who writes waits for everybody else, so what only adds rows is worked out before its turn and written together
    /// with what others add. Null where it must be done in turn.
    /// </summary>
    private async Task<int?> Ahead(string name, Func<FactCursor, Position> from, Action<Fact?> reached)
    {
        await using var scope = Scope();
        var (db, reaction) = (scope.ServiceProvider.GetRequiredService<CollegiumDb>(), Make(name, scope.ServiceProvider));
        if (db.IsPostgres || await db.Set<FactCursor>().AsNoTracking().SingleOrDefaultAsync(c => c.Reaction == name) is not { Failures: 0 } cursor)
        {
            return null;
        }

        var facts = BeforeFailed(name, await tail.After(db, from(cursor), BatchAhead));
        if (facts.Count == 0 || facts.Exists(f => f.ChapterId != facts[0].ChapterId))
        {
            return facts.Count == 0 ? 0 : null;
        }

        var wanted = facts.FindAll(f => reaction.Wants(f.Kind));
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(facts[0].ChapterId));
        if (wanted.Count > 0)
        {
            reached(wanted[0]);
            await Begin(reaction, db, wanted);
            await reaction.Prepare(wanted);
            if (!reaction.OnlyAdds)
            {
                return null;
            }
        }

        foreach (var fact in wanted)
        {
            reached(fact);
            await reaction.React(fact);
        }

        if (db.New() is not { } rows)
        {
            return null;
        }

        try
        {
            return await together.Write(rows, db.WroteFacts, new(name, new(cursor.Tx, cursor.Seq), facts[^1].At())) ? facts.Count : HeldElsewhere;
        }
        catch (DbUpdateException problem) when (Writing.CanRepeat(problem))
        {
            // Somebody else wrote one of these rows meanwhile; in turn it is read.
            return null;
        }
    }

    private async Task<int> InTurn(string name, Func<FactCursor, Position> from, Action<Fact?> reached)
    {
        await using var scope = Scope();
        var (here, db) = (scope.ServiceProvider.GetRequiredService<Here>(), scope.ServiceProvider.GetRequiredService<CollegiumDb>());
        var passed = await scope.ServiceProvider.GetRequiredService<Writing>().Run<int>(async () =>
        {
            // A write that is repeated begins with a new one: what the first noted was undone.
            var reaction = Make(name, scope.ServiceProvider);
            reached(null);
            if (await db.Hold(name) is not { } cursor)
            {
                return HeldElsewhere;
            }

            var facts = BeforeFailed(name, await (await db.After(from(cursor))).IgnoreQueryFilters().Take(cursor.Failures > 1 ? 1 : Batch).ToListAsync());
            var wanted = cursor.Failures < GiveUpAfter ? facts.FindAll(f => reaction.Wants(f.Kind)) : [];
            if (wanted.Count > 0)
            {
                await Begin(reaction, db, wanted);
            }

            foreach (var chapter in wanted.GroupBy(f => f.ChapterId))
            {
                reached(chapter.First());
                here.Enter(Actor.House(chapter.Key));
                await reaction.Prepare([.. chapter]);
            }

            foreach (var fact in wanted)
            {
                reached(fact);
                if (here.Chapter != fact.ChapterId)
                {
                    // What one chapter's facts made is its own.
                    await db.SaveChangesAsync();
                    here.Enter(Actor.House(fact.ChapterId));
                }

                await reaction.React(fact);
            }

            if (facts.Count > 0)
            {
                (cursor.Tx, cursor.Seq, cursor.Failures) = (facts[^1].Tx, facts[^1].Seq, 0);
            }

            return facts.Count;
        });
        return passed.Value;
    }

    /// <summary>A reaction may go by what is kept in memory: let that hear first what the reaction is about to, and what came while it waited its turn.</summary>
    private async Task Begin(IReaction reaction, CollegiumDb db, List<Fact> about)
    {
        await tail.CatchUp(db, about[^1].At());
        db.GoesByMemory = reaction.OnlyTells;
    }

    private List<Fact> BeforeFailed(string name, List<Fact> facts) =>
        _failed.TryGetValue(name, out var failed) && facts.FindIndex(f => f.At() == failed) is > 0 and var at ? facts[..at] : facts;

    private async Task Count(string name)
    {
        await using var scope = Scope();
        await scope.ServiceProvider.GetRequiredService<Writing>().Run<Done>(async () =>
        {
            if (await scope.ServiceProvider.GetRequiredService<CollegiumDb>().Hold(name) is { } cursor)
            {
                cursor.Failures++;
            }

            return Done.It;
        });
    }

    private AsyncServiceScope Scope()
    {
        var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        return scope;
    }

    private IReaction Make(string name, IServiceProvider services) =>
        (IReaction)_makers.GetOrAdd(name, n => ActivatorUtilities.CreateFactory(Reactions.Single(r => r.Name == n).GetType(), []))(services, []);

    [LoggerMessage(Level = LogLevel.Error, Message = "A reaction failed: {Where}")]
    private partial void Failed(Exception problem, string where);
}
