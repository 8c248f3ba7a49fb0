namespace Collegium.Http;

/// <summary>A page of a list: the items and the cursor that asks for the next ones.</summary>
public sealed record Page<T>(IReadOnlyList<T> Items, string? Next);

public static class Paging
{
    public const int Most = 200;
    public const int Usual = 50;

    public static readonly Refusal BadLimit = new("limit.out-of-range", "“limit” is a whole number from 1 to 200.", RefusalKind.Malformed, "limit");

    public static readonly Refusal BadCursor = new(
        "cursor.unknown", "“after” is no place in this list. Send the “next” of the page before, or leave it out.", RefusalKind.Malformed, "after");

    /// <summary>Cuts a list that was read with one item more than the limit.</summary>
    public static Page<TItem> Cut<T, TItem>(IReadOnlyList<T> read, int limit, Func<T, TItem> show, Func<T, string> cursor) =>
        new([.. read.Take(limit).Select(show)], read.Count > limit ? cursor(read[limit - 1]) : null);
}
