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
        using var turn = db.IsPostgres ? null : await gate.Enter();
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
    private readonly ConcurrentDictionary<Guid, ConcurrentQueue<int>> _hand = new();
    private const int AtOnce = 20;
    private const int Most = 320;

    private readonly SemaphoreSlim _one = new(1, 1);
    private (long At, int Count) _fetched = (0, AtOnce);

    public async Task<int> Take(Guid chapter, Func<int, Task<int[]>> fetch)
    {
        var mine = _hand.GetOrAdd(chapter, _ => new());
        if (mine.TryDequeue(out var number))
        {
            return number;
        }

        await _one.WaitAsync();
        try
        {
            while (!mine.TryDequeue(out number))
            {
                // Who needs them quickly is given more at once, and who doesn't leaves few unused.
                _fetched = (Stopwatch.GetTimestamp(), Stopwatch.GetElapsedTime(_fetched.At) < TimeSpan.FromSeconds(1) ? Math.Min(Most, _fetched.Count * 2) : AtOnce);
                foreach (var drawn in await fetch(_fetched.Count))
                {
                    mine.Enqueue(drawn);
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
}
