namespace Collegium.Desk.Board;

/// <summary>The columns of the queue; what it is about always stands.</summary>
[Flags]
internal enum BoardColumns
{
    What = 0,
    Clock = 1,
    Number = 2,
    Need = 4,
    Impact = 8,
    State = 16,
    With = 32,
    Told = 64,
    Tags = 128,
    Desk = 256,
    Usual = Clock | Number | Need | Impact | State | With | Told,
}

internal static class BoardColumn
{
    public static readonly IReadOnlyList<(BoardColumns Column, string Code, string Word)> All =
    [
        (BoardColumns.Clock, "clock", "Clock"), (BoardColumns.Number, "number", "Number"), (BoardColumns.Need, "need", "Need"),
        (BoardColumns.Impact, "impact", "How badly it hurts"), (BoardColumns.State, "state", "State"), (BoardColumns.With, "with", "With"),
        (BoardColumns.Told, "told", "Told"), (BoardColumns.Tags, "tags", "Tags"), (BoardColumns.Desk, "desk", "Steward"),
    ];

    /// <summary>Codes parted by commas; the usual ones where none is understood.</summary>
    public static BoardColumns Read(string? codes)
    {
        if (codes is null)
        {
            return BoardColumns.Usual;
        }

        var wanted = codes.Split(',', StringSplitOptions.TrimEntries);
        return All.Where(c => wanted.Contains(c.Code)).Select(c => c.Column).DefaultIfEmpty(BoardColumns.Usual).Aggregate((a, b) => a | b);
    }

    public static int Count(this BoardColumns columns) => int.PopCount((int)columns) + 2;
}
