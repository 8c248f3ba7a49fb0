using System.Collections.Concurrent;
using Collegium.Database;
using Collegium.Desk.Clocks;
using Collegium.Desk.Offers;
using Collegium.Desk.Requests;
using Collegium.Facts;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>
/// Each chapter's open requests in memory, in the board's order: the page everybody has open all day asks the database for
/// nothing but what changed. A fact about a request makes its row read again.
/// </summary>
internal sealed class OpenBoard(FactTail tail) : IFactFollower, IDisposable
{
    private readonly SemaphoreSlim _one = new(1, 1);
    private readonly ConcurrentDictionary<Guid, Chapter> _chapters = new();
    private readonly ConcurrentDictionary<Guid, (DateTime At, int? KeptOf100)> _kept = new();

    public void Follow(Fact fact)
    {
        if (fact.RequestId is { } request && _chapters.TryGetValue(fact.ChapterId, out var chapter))
        {
            chapter.Stale.Mark(request);
        }
    }

    public async Task<OpenRows> Of(CollegiumDb db)
    {
        await tail.HearOut();
        return await _chapters.GetOrAdd(db.Chapter, _ => new Chapter(_one)).Rows(db);
    }

    /// <summary>How many promises of the last 90 days were kept, of 100; known for some minutes.</summary>
    public async Task<int?> KeptOf100(CollegiumDb db, DateTime now)
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

    public static IQueryable<BoardRow> Rows(CollegiumDb db, IQueryable<Request> requests)
    {
        var offers = db.Set<Offer>();
        return requests.Select(r => new BoardRow(
            r.Id, r.Number, r.ClientId, r.TellerFirm, r.Headline, r.NeedCode, r.Impact, r.State, r.Turn, r.PractitionerId, r.ToldAt, r.RespondBy,
            r.AcceptedAt, r.NextDue, r.PausedAt,
            r.PractitionerId != null ? 0 : offers.Count(o => o.RequestId == r.Id && o.State == OfferState.Open),
            r.PractitionerId != null ? 0 : offers.Count(o => o.RequestId == r.Id && o.State == OfferState.Refused), r.StewardBecause, r.Tags, r.StewardLogin));
    }

    public void Dispose() => _one.Dispose();

    private sealed class Chapter(SemaphoreSlim one)
    {
        /// <summary>With more changes than this, all of it is read again.</summary>
        private const int Most = 500;

        private readonly Dictionary<Guid, BoardRow> _rows = [];
        private OpenRows? _inOrder;

        public Stale Stale { get; } = new();

        public async Task<OpenRows> Rows(CollegiumDb db)
        {
            if (Volatile.Read(ref _inOrder) is { } known && Stale.IsEmpty)
            {
                return known;
            }

            await one.WaitAsync();
            try
            {
                return _inOrder is { } still && Stale.IsEmpty ? still : await Read(db);
            }
            finally
            {
                one.Release();
            }
        }

        private async Task<OpenRows> Read(CollegiumDb db)
        {
            var stale = Stale.Now();
            var all = _inOrder is null || stale.Count > Most;
            List<Guid> changed = [.. all ? _rows.Keys : stale.Select(s => s.Key)];
            var open = db.Set<Request>().AsNoTracking().Where(BoardFilter.Open);
            var read = await OpenBoard.Rows(db, all ? open : open.Where(r => changed.Contains(r.Id))).ToListAsync();
            changed.ForEach(gone => _rows.Remove(gone));
            read.ForEach(row => _rows[row.Id] = row);
            _inOrder = new OpenRows([.. _rows.Values.OrderBy(r => r.NextDue).ThenBy(r => r.Turn).ThenBy(r => r.Number)]);
            Stale.Renewed(stale);
            return _inOrder;
        }
    }
}
