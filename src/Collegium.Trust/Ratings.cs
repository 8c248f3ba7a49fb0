using System.Runtime.InteropServices;

namespace Collegium.Trust;

/// <summary>What several parts ask of a list of ratings.</summary>
internal static class Ratings
{
    public static void Check(int members, ReadOnlySpan<Rating> ratings)
    {
        ArgumentOutOfRangeException.ThrowIfNegative(members);
        foreach (var rating in ratings)
        {
            if (rating.Source < 0 || rating.Source >= members || rating.Target < 0 || rating.Target >= members || !(Math.Abs(rating.Value) <= 1))
            {
                throw new ArgumentOutOfRangeException(nameof(ratings), rating, $"A rating joins two of the {members} members and is from −1 to 1.");
            }
        }
    }

    public static int[] Given(int members, ReadOnlySpan<Rating> ratings)
    {
        var counts = new int[members];
        foreach (var rating in ratings)
        {
            counts[rating.Source]++;
        }

        return counts;
    }

    public static int[] Received(int members, ReadOnlySpan<Rating> ratings)
    {
        var counts = new int[members];
        foreach (var rating in ratings)
        {
            counts[rating.Target]++;
        }

        return counts;
    }

    public static double Mean(ReadOnlySpan<Rating> ratings)
    {
        var sum = 0.0;
        foreach (var rating in ratings)
        {
            sum += rating.Value;
        }

        return ratings.IsEmpty ? 0 : sum / ratings.Length;
    }

    public static Graph Positive(int members, ReadOnlySpan<Rating> ratings, Func<double, double>? weigh = null)
    {
        var edges = new List<Edge>(ratings.Length);
        foreach (var rating in ratings)
        {
            if (rating.Value > 0)
            {
                edges.Add(new Edge(rating.Source, rating.Target, weigh is null ? rating.Value : weigh(rating.Value)));
            }
        }

        return Graph.Directed(members, CollectionsMarshal.AsSpan(edges));
    }
}
