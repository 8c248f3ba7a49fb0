using Collegium.Clients;
using Collegium.Members;

namespace Collegium.Desk.Board;

/// <summary>A place on the drawing, in its own units.</summary>
internal sealed record BoardPlace(string Name, string Href, double X, double Y, int Open, bool Late)
{
    /// <summary>Where it really is, when it is drawn beside so that its neighbour can be read too.</summary>
    public (double X, double Y)? From { get; init; }

    public double Radius => 7 + Math.Min(Open, 12);
}

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
            Apart([.. placed.Select(p => Put(p.Card.Name, $"/desk?client={p.Card.Id}", put(p.Card.Latitude!.Value, p.Card.Longitude!.Value), p.Rows.Count, p.Rows.Exists(r => r.NextDue < shown.Now.Now)))
                .OrderByDescending(p => p.Open).ThenBy(p => p.Name, StringComparer.Ordinal)]),
            [.. members.Select(m => Put(m.Name, $"/members/{m.Id}", put(m.Latitude, m.Longitude), 0, false))],
            [.. told.Where(g => placed.TrueForAll(p => p.Card.Id != g.Key)).Select(g => (shown.Client(g.First()), g.Count())).OrderBy(w => w.Item1, StringComparer.Ordinal)]);
    }

    /// <summary>Circles that lie on one another are moved aside until each can be read and pressed; the same places always the same way.</summary>
    public static IReadOnlyList<BoardPlace> Apart(IReadOnlyList<BoardPlace> places)
    {
        const int Passes = 60;
        const double Gap = 2;
        var at = places.Select(p => (p.X, p.Y)).ToArray();
        for (var (pass, moved) = (0, true); moved && pass < Passes; pass++)
        {
            moved = false;
            for (var i = 0; i < at.Length; i++)
            {
                for (var k = i + 1; k < at.Length; k++)
                {
                    var (dx, dy) = (at[k].X - at[i].X, at[k].Y - at[i].Y);
                    var far = Math.Sqrt((dx * dx) + (dy * dy));
                    var missing = places[i].Radius + places[k].Radius + Gap - far;
                    if (missing <= 0.01)
                    {
                        continue;
                    }

                    // Two at one address part in a direction of their own.
                    var (ux, uy) = far < 0.01 ? (Math.Cos(k), Math.Sin(k)) : (dx / far, dy / far);
                    at[i] = Inside(at[i].X - (ux * missing / 2), at[i].Y - (uy * missing / 2), places[i].Radius);
                    at[k] = Inside(at[k].X + (ux * missing / 2), at[k].Y + (uy * missing / 2), places[k].Radius);
                    moved = true;
                }
            }
        }

        return [.. places.Select((p, i) => Math.Abs(at[i].X - p.X) + Math.Abs(at[i].Y - p.Y) < 3 ? p : p with { X = at[i].X, Y = at[i].Y, From = (p.X, p.Y) })];
    }

    private static (double X, double Y) Inside(double x, double y, double radius) => (Math.Clamp(x, radius, Width - radius), Math.Clamp(y, radius, Height - radius));

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
