using Collegium.Desk.Board;

namespace Collegium.Tests.Desk.Board;

/// <summary>Clients next door to one another can each be read on the map.</summary>
public sealed class PlacesTests
{
    [Fact]
    public void Circles_that_lie_on_one_another_part_and_the_others_stay()
    {
        BoardPlace[] places =
        [
            new("A", "/a", 400, 240, 3, false), new("B", "/b", 400, 240, 9, false), new("C", "/c", 405, 243, 1, true), new("D", "/d", 100, 100, 1, false), new("E", "/e", 2, 2, 12, false),
        ];
        var apart = BoardPlaces.Apart(places);
        foreach (var (one, other) in apart.SelectMany((a, i) => apart.Skip(i + 1).Select(b => (a, b))))
        {
            Assert.True(Math.Sqrt(Math.Pow(one.X - other.X, 2) + Math.Pow(one.Y - other.Y, 2)) >= one.Radius + other.Radius, $"{one.Name} lies on {other.Name}");
        }

        Assert.Equal(places[3], apart[3]);
        Assert.Equal((400, 240), apart[0].From);
        Assert.Equal(apart, BoardPlaces.Apart(places));
    }
}
