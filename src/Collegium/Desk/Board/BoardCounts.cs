using Collegium.Desk.Requests;
using Microsoft.EntityFrameworkCore;

namespace Collegium.Desk.Board;

/// <summary>The numbers above the board: how many stand where, and how many promises of the last 90 days were kept, of 100.</summary>
internal sealed record BoardNumbers(IReadOnlyList<BoardCell> Cells, int? KeptOf100)
{
    public int In(string? view) => Cells.Where(c => BoardFilter.IsIn(view, c)).Sum(c => c.Count);
}

/// <summary>Counts requests by state and nearness of their promise.</summary>
internal static class BoardCounts
{
    public static async Task<IReadOnlyList<BoardCell>> Count(IQueryable<Request> rows, Moments now)
    {
        var (at, soon, end, never) = (now.Now, now.Soon, now.EndOfDay, RequestTables.Never);
        var cells = await rows
            .GroupBy(r => new { r.State, Near = r.NextDue < at ? 0 : r.NextDue <= soon ? 1 : r.NextDue < end ? 2 : r.NextDue < never ? 3 : 4 })
            .Select(g => new { g.Key.State, g.Key.Near, Count = g.Count() }).ToListAsync();
        return [.. cells.Select(c => new BoardCell(c.State, (Nearness)c.Near, c.Count))];
    }
}
