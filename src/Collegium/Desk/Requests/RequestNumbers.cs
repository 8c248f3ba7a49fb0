using System.Collections.Concurrent;
using System.Diagnostics;
using Collegium.Database;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Requests;

/// <summary>
/// Numbers to call a request by. They may skip, so that tellings need not wait for one another: a telling that is prepared
/// ahead of its write takes one of a few this process has in hand.
/// </summary>
internal sealed class RequestNumbers(CollegiumDb db, WriteGate gate, NumbersInHand hand)
{
    public const string Sequence = "desk_request_numbers";

    public async Task<int> Next() =>
        db.Database.CurrentTransaction is null ? await hand.Take(db.Chapter, Fetch) : await Next(db);

    /// <summary>One, inside the write under way.</summary>
    public static async Task<int> Next(CollegiumDb db) => (await Draw(db, 1))[0];

    private async Task<int[]> Fetch(int count)
    {
        // Nobody is told a number before its telling is kept, and this with it.
        using var turn = db.IsPostgres ? null : await gate.Enter(db);
        return await Draw(db, count);
    }

    private static async Task<int[]> Draw(CollegiumDb db, int count)
    {
        if (db.IsPostgres)
        {
            var drawn = db.Database.SqlQueryRaw<long>($"SELECT nextval('{Sequence}') AS \"Value\" FROM generate_series(1, {{0}})", count);
            return [.. (await drawn.ToListAsync()).Select(n => (int)n)];
        }

        var last = (int)await db.NextNumber(Sequence, 1000 + count, count);
        return [.. Enumerable.Range(last - count + 1, count)];
    }
}

/// <summary>Numbers drawn and not used yet, by chapter. Those left when the process ends are skipped.</summary>
internal sealed class NumbersInHand : IDisposable
{
    private const int AtOnce = 20;
    private const int Most = 320;

    private readonly ConcurrentDictionary<Guid, Hand> _hands = new();
    private readonly SemaphoreSlim _one = new(1, 1);

    public async Task<int> Take(Guid chapter, Func<int, Task<int[]>> fetch)
    {
        var mine = _hands.GetOrAdd(chapter, _ => new());
        if (mine.Numbers.TryDequeue(out var number))
        {
            return number;
        }

        await _one.WaitAsync();
        try
        {
            while (!mine.Numbers.TryDequeue(out number))
            {
                // Who needs them quickly is given more at once, and who doesn't leaves few unused.
                mine.Fetched = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(mine.Fetched.At) < TimeSpan.FromSeconds(1) ? Math.Min(Most, mine.Fetched.Count * 2) : AtOnce);
                foreach (var drawn in await fetch(mine.Fetched.Count))
                {
                    mine.Numbers.Enqueue(drawn);
                }
            }

            return number;
        }
        finally
        {
            _one.Release();
        }
    }

    public void Dispose() => _one.Dispose();

    private sealed class Hand
    {
        public ConcurrentQueue<int> Numbers { get; } = new();

        public (long At, int Count) Fetched { get; set; } = (0, AtOnce);
    }
}
