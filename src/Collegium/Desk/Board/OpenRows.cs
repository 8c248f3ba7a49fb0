namespace Collegium.Desk.Board;

/// <summary>Open requests in the board's order, and where each state's promises lie, so that counting them is a few searches.</summary>
internal sealed class OpenRows(IReadOnlyList<BoardRow> inOrder)
{
    private readonly Dictionary<RequestState, DateTime[]> _dues =
        inOrder.GroupBy(r => r.State).ToDictionary(g => g.Key, g => g.Select(r => r.NextDue).ToArray());

    public IReadOnlyList<BoardRow> InOrder => inOrder;

    public IReadOnlyList<BoardCell> Cells(Moments now) =>
        [.. from state in _dues
            from near in Enum.GetValues<Nearness>()
            let count = First(state.Value, due => now.Of(due) > near) - First(state.Value, due => now.Of(due) >= near)
            where count > 0
            select new BoardCell(state.Key, near, count)];

    /// <summary>The first place from which on it holds; promises stand in order, and later ones are never nearer.</summary>
    private static int First(DateTime[] dues, Predicate<DateTime> holds)
    {
        var (low, high) = (0, dues.Length);
        while (low < high)
        {
            var middle = (low + high) / 2;
            (low, high) = holds(dues[middle]) ? (low, middle) : (middle + 1, high);
        }

        return low;
    }
}
