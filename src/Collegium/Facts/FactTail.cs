using System.Collections.Concurrent;
using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Threading.Channels;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Facts;

/// <summary>
/// Reads each new fact once in this process and passes it to what is kept in memory and to the open pages. A write that
/// decides by what is in memory calls <see cref="CatchUp"/> first, so that it sees what was answered before it. Nobody here
/// needs them in order, so it does not wait for the fence.
/// </summary>
public sealed partial class FactTail(IServiceScopeFactory scopes, FactBell bell, IServiceProvider services, ILogger<FactTail> log)
    : BackgroundService
{
    private const int Most = 1_000;
    private static readonly TimeSpan Patience = TimeSpan.FromMilliseconds(200);

    private readonly SharedRun _reading = new();
    private readonly ConcurrentDictionary<Channel<Heard>, byte> _open = new();

    /// <summary>Facts told already that an older one may still come in before, by their number: it is not read again.</summary>
    private readonly Dictionary<long, Position> _ahead = [];
    private readonly RecentFacts _recent = new();
    private volatile StrongBox<Position>? _at;
    private long _asked;
    private Task? _read;

    /// <summary>An open page listens. Dispose to leave.</summary>
    public ChannelReader<Heard> Listen(CancellationToken until)
    {
        var channel = Channel.CreateBounded<Heard>(new BoundedChannelOptions(256) { FullMode = BoundedChannelFullMode.DropOldest });
        _open[channel] = 0;
        until.Register(() => _open.TryRemove(channel, out _));
        return channel.Reader;
    }

    /// <summary>How far it has read: what a page shows from now on is at least as new.</summary>
    public async Task<Position> ReadTo(CollegiumDb db) => _at is { } at ? at.Value : await db.End();

    /// <summary>Reads whatever this process wrote, and what it was told that others did: enough for a page.</summary>
    public Task HearOut() => ReferenceEquals(_read, bell.Next) ? Task.CompletedTask : ReadOn();

    /// <summary>On SQLite only this process serves; on PostgreSQL another may have written what it has not told yet.</summary>
    public Task CatchUp(CollegiumDb db) => db.IsPostgres ? ReadOn() : HearOut();

    /// <summary>As <see cref="CatchUp"/>, and as far as what was read already: a program beside this one may have written that, and told nobody.</summary>
    internal Task CatchUp(CollegiumDb db, Position read) => _at is { } at && !read.IsPast(at.Value) ? CatchUp(db) : ReadOn();

    /// <summary>From here on this scope goes by what is kept in memory. Not for a write that must see what it changed itself.</summary>
    public async Task GoByMemory(CollegiumDb db)
    {
        await CatchUp(db);
        db.GoesByMemory = true;
    }

    /// <summary>What follows a place, of every chapter and as far as it is in order. On PostgreSQL what was heard is in order only later, so it is read.</summary>
    internal async Task<List<Fact>> After(CollegiumDb db, Position place, int most)
    {
        if (!db.IsPostgres)
        {
            await HearOut();
            // Where nothing more is known, a program beside this one may still have written.
            if (_recent.After(place, most) is { Count: > 0 } known)
            {
                return known;
            }
        }

        return await (await db.After(place)).IgnoreQueryFilters().AsNoTracking().Take(most).ToListAsync();
    }

    private Task ReadOn() => _reading.Next(Read);

    private async Task Read()
    {
        var next = bell.Next;
        await using var scope = scopes.CreateAsyncScope();
        scope.ServiceProvider.GetRequiredService<Here>().Enter(Actor.House(Guid.Empty));
        await Read(scope.ServiceProvider.GetRequiredService<CollegiumDb>());
        _read = next;
    }

    public override void Dispose()
    {
        _reading.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (!stoppingToken.IsCancellationRequested)
        {
            var next = bell.Next;
            try
            {
                await ReadOn();
            }
            catch (Exception problem)
            {
                Failed(problem);
            }

            await Task.WhenAny(next, Task.Delay(TimeSpan.FromMilliseconds(500), stoppingToken));
            await Task.Delay(TimeSpan.FromMilliseconds(25), stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task Read(CollegiumDb db)
    {
        // Followers may themselves wait for this reader, so they are looked up late.
        var followers = services.GetServices<IFactFollower>();
        if (_at is null)
        {
            _at = new(await db.End());
            _recent.BeginAt(_at.Value);
            foreach (var follower in followers)
            {
                follower.Begin();
            }
        }

        int read;
        do
        {
            var fence = await Fence(db);
            var facts = await db.PastOfAll(_at.Value, [.. _ahead.Keys], Most);
            foreach (var fact in facts)
            {
                Tell(fact, followers);
                if (fact.Tx < fence)
                {
                    _at = new(fact.At());
                    if (!db.IsPostgres)
                    {
                        _recent.Add(fact);
                    }
                }
                else
                {
                    _ahead.Add(fact.Seq, fact.At());
                }
            }

            read = facts.Count;
            PassThoseBehind(fence, read < Most ? null : facts[^1].At());
        }
        while (read == Most);
    }

    /// <summary>What was told ahead and is older than the fence now lies behind, as far as everything between was read.</summary>
    private void PassThoseBehind(long fence, Position? readTo)
    {
        foreach (var (seq, place) in _ahead.Where(a => a.Value.Tx < fence && readTo?.IsPast(a.Value) != false).ToList())
        {
            _ahead.Remove(seq);
            if (place.IsPast(_at!.Value))
            {
                _at = new(place);
            }
        }
    }

    /// <summary>The cheap one, save where somebody in another database seems to hold it back.</summary>
    private Task<long> Fence(CollegiumDb db)
    {
        if (_ahead.Count == 0 || Stopwatch.GetElapsedTime(_asked) < Patience)
        {
            return db.NearFence();
        }

        _asked = Stopwatch.GetTimestamp();
        return db.Fence();
    }

    private void Tell(Fact fact, IEnumerable<IFactFollower> followers)
    {
        foreach (var follower in followers)
        {
            follower.Follow(fact);
        }

        foreach (var channel in _open.Keys)
        {
            channel.Writer.TryWrite(new Heard(fact, _at!.Value));
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "Reading new facts failed")]
    private partial void Failed(Exception problem);
}

/// <summary>A fact as soon as it was committed, and the place to go on from without missing one.</summary>
public readonly record struct Heard(Fact Fact, Position GoOn);
