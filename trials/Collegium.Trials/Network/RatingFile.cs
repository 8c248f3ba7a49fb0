using Collegium.Trust;

namespace Collegium.Trials.Network;

/// <summary>Ratings from −10 to 10 brought to −1 to 1, oldest first, with the second each was given.</summary>
internal sealed record RatingFile(Members Members, Rating[] Ratings, double[] Times)
{
    public static RatingFile Read(string path)
    {
        var rows = Csv.Numbers(path, "source", "target", "rating", "time");
        if (rows.Find(row => Math.Abs(row[2]) > 10) is { } wild)
        {
            throw new BadArguments($"{path} holds a rating of {wild[2]}; it takes -10 to 10.");
        }

        var members = new Members(rows.SelectMany(row => row[..2]).Select(number => (int)number));
        var inTime = rows.OrderBy(row => row[3]).ToList();
        return new RatingFile(members,
            [.. inTime.Select(row => new Rating(members[(int)row[0]], members[(int)row[1]], row[2] / 10))],
            [.. inTime.Select(row => row[3])]);
    }
}
