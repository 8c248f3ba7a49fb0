using Collegium.Clients;
using Collegium.Members;

namespace Collegium.Desk.Board;

/// <summary>A place on the drawing, in its own units.</summary>
internal sealed record BoardPlace(string Name, string Href, double X, double Y, int Open, bool Late);

/// <summary>Where the clients of these requests are and where members sit, drawn to scale from the places on file.</summary>
internal sealed record BoardPlaces(IReadOnlyList<BoardPlace> Clients, IReadOnlyList<BoardPlace> Members, IReadOnlyList<(string Name, int Open)> Without)
{
    public const double Width = 800;
    public const double Height = 480;
    private const double Edge = 30;

    public static async Task<BoardPlaces> Of(BoardShown shown, ClientsDoor clients)
    {
        var told = shown.Rows.GroupBy(r => r.ClientId).ToList();
        var cards = await clients.Cards([.. told.Select(g => g.Key).OfType<Guid>()]);
        var placed = told.Where(g => g.Key is { } id && cards.TryGetValue(id, out var c) && c is { Latitude: not null, Longitude: not null })
            .Select(g => (Card: cards[g.Key!.Value], Rows: g.ToList())).ToList();
        PracticeCard[] members = [.. shown.Roster.Practices.Values.Where(p => p.Standing is Standing.Full or Standing.Provisional)];
        var put = Frame([.. placed.Select(p => (p.Card.Latitude!.Value, p.Card.Longitude!.Value)), .. members.Select(m => (m.Latitude, m.Longitude))]);
        return new BoardPlaces(
            [.. placed.Select(p => Put(p.Card.Name, $"/desk?client={p.Card.Id}", put(p.Card.Latitude!.Value, p.Card.Longitude!.Value), p.Rows.Count, p.Rows.Exists(r => r.NextDue < shown.Now.Now)))
                .OrderByDescending(p => p.Open).ThenBy(p => p.Name, StringComparer.Ordinal)],
            [.. members.Select(m => Put(m.Name, $"/members/{m.Id}", put(m.Latitude, m.Longitude), 0, false))],
            [.. told.Where(g => placed.TrueForAll(p => p.Card.Id != g.Key)).Select(g => (shown.Client(g.First()), g.Count())).OrderBy(w => w.Item1, StringComparer.Ordinal)]);
    }

    private static BoardPlace Put(string name, string href, (double X, double Y) at, int open, bool late) => new(name, href, at.X, at.Y, open, late);

    /// <summary>Degrees to units: one scale both ways, a degree of longitude as short as it is there.</summary>
    private static Func<double, double, (double X, double Y)> Frame(IReadOnlyList<(double Latitude, double Longitude)> all)
    {
        if (all.Count == 0)
        {
            return (_, _) => (Width / 2, Height / 2);
        }

        var (south, north, west, east) = (all.Min(p => p.Latitude), all.Max(p => p.Latitude), all.Min(p => p.Longitude), all.Max(p => p.Longitude));
        var narrow = Math.Cos((south + north) / 2 * Math.PI / 180);
        var scale = Math.Min((Width - (2 * Edge)) / Math.Max((east - west) * narrow, 0.02), (Height - (2 * Edge)) / Math.Max(north - south, 0.02));
        var (middleX, middleY) = ((east + west) / 2, (north + south) / 2);
        return (latitude, longitude) => ((Width / 2) + ((longitude - middleX) * narrow * scale), (Height / 2) - ((latitude - middleY) * scale));
    }
}
