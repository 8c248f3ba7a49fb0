using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>The numbers above the board: how many stand where, and how many promises of the last 90 days were kept, of 100.</summary>
internal sealed record BoardNumbers(IReadOnlyList<BoardCell> Cells, int? KeptOf100)
{
    public int In(string? view) => Cells.Where(c => BoardFilter.IsIn(view, c)).Sum(c => c.Count);
}

/// <summary>Keeps these numbers for a few seconds, as long as no fact about a request comes in.</summary>
internal sealed class BoardCounts : IFactFollower
{
    private static readonly TimeSpan Lasts = TimeSpan.FromSeconds(10);

    private readonly ConcurrentDictionary<Guid, (int Generation, DateTime At, IReadOnlyList<BoardCell> Cells)> _open = new();
    private readonly ConcurrentDictionary<Guid, (DateTime At, int? KeptOf100)> _kept = new();
    private int _generation;

    public void Follow(Fact fact)
    {
        if (fact.RequestId is not null)
        {
            Interlocked.Increment(ref _generation);
        }
    }

    public async Task<BoardNumbers> Of(CollegiumDb db, Moments now)
    {
        var kept = await Kept(db, now.Now);
        var generation = Volatile.Read(ref _generation);
        if (_open.TryGetValue(db.Chapter, out var known) && known.Generation == generation && (now.Now - known.At).Duration() < Lasts)
        {
            return new BoardNumbers(known.Cells, kept);
        }

        var cells = await Count(db.Set<Request>().AsNoTracking().Where(BoardFilter.Open), now);
        _open[db.Chapter] = (generation, now.Now, cells);
        return new BoardNumbers(cells, kept);
    }

    public static async Task<IReadOnlyList<BoardCell>> Count(IQueryable<Request> rows, Moments now)
    {
        var (at, soon, end, never) = (now.Now, now.Soon, now.EndOfDay, RequestTables.Never);
        var cells = await rows
            .GroupBy(r => new { r.State, Near = r.NextDue < at ? 0 : r.NextDue <= soon ? 1 : r.NextDue < end ? 2 : r.NextDue < never ? 3 : 4 })
            .Select(g => new { g.Key.State, g.Key.Near, Count = g.Count() }).ToListAsync();
        return [.. cells.Select(c => new BoardCell(c.State, (Nearness)c.Near, c.Count))];
    }

    private async Task<int?> Kept(CollegiumDb db, DateTime now)
    {
        if (_kept.TryGetValue(db.Chapter, out var known) && (now - known.At).Duration() < TimeSpan.FromMinutes(10))
        {
            return known.KeptOf100;
        }

        var since = now.AddDays(-90);
        var ended = await db.Set<Clock>().AsNoTracking().Where(c => c.StartedAt > since && (c.State == ClockState.Kept || c.State == ClockState.Broken))
            .GroupBy(c => c.WasBroken).Select(g => new { WasBroken = g.Key, Count = g.Count() }).ToListAsync();
        var (all, broken) = (ended.Sum(e => e.Count), ended.Where(e => e.WasBroken).Sum(e => e.Count));
        int? of100 = all == 0 ? null : (int)((long)(all - broken) * 100 / all);
        _kept[db.Chapter] = (now, of100);
        return of100;
    }
}
