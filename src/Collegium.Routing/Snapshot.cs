namespace Collegium.Routing;

/// <summary>
/// All rows at one moment, never changed after. Rows lie in pages by handle; a change copies one page of 128 rows and the
/// list of pages, and shares the rest, so an update costs about a microsecond whatever the size of the co-operative.
/// </summary>
internal sealed class Snapshot
{
    private const int PageBits = 7;
    private const int PageSize = 1 << PageBits;

    public static readonly Snapshot Empty = new([], 0);

    private readonly Row[]?[] _pages;

    private Snapshot(Row[]?[] pages, int count) => (_pages, Count) = (pages, count);

    public int Count { get; }

    public ReadOnlySpan<Row[]?> Pages => _pages;

    /// <summary>The row of that handle; its profile is null where there is none.</summary>
    public Row Find(int id)
    {
        var page = id >= 0 && id >> PageBits < _pages.Length ? _pages[id >> PageBits] : null;
        return page is null ? default : page[id & (PageSize - 1)];
    }

    public Snapshot With(int id, in Row row)
    {
        var number = id >> PageBits;
        var pages = new Row[]?[Math.Max(_pages.Length, number + 1)];
        _pages.CopyTo(pages, 0);
        var page = pages[number]?.AsSpan().ToArray() ?? new Row[PageSize];
        var before = page[id & (PageSize - 1)].Profile is null ? 0 : 1;
        var after = row.Profile is null ? 0 : 1;
        page[id & (PageSize - 1)] = row;
        pages[number] = page;
        return new Snapshot(pages, Count - before + after);
    }
}
