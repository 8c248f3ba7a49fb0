using Collegium.Facts;

namespace Collegium.Tests.Facts;

/// <summary>Whoever is answered from memory must miss nothing that a reading would have found.</summary>
public sealed class RecentFactsTests
{
    [Fact]
    public void Before_it_has_begun_it_knows_nothing() => Assert.Null(new RecentFacts().After(default, 10));

    [Fact]
    public void It_answers_what_follows_a_place_and_no_more_than_asked()
    {
        var recent = From(100, 10);
        Assert.Equal([101L, 102, 103], Seqs(recent, 100, 3));
        Assert.Equal([106L, 107, 108, 109, 110], Seqs(recent, 105, 64));
        Assert.Equal([], Seqs(recent, 110, 64));
        Assert.Equal([], Seqs(recent, 500, 64));
    }

    [Fact]
    public void Further_back_than_it_goes_it_says_so()
    {
        Assert.Null(From(100, 10).After(new(0, 99), 10));
        var many = From(0, 20_000);
        Assert.Null(many.After(new(0, 1_000), 10));
        Assert.Equal([19_999L, 20_000], Seqs(many, 19_998, 10));

        // The furthest place it can answer has everything after it, the next further back nothing.
        var first = Enumerable.Range(0, 20_000).First(at => many.After(new(0, at), 1) is not null);
        Assert.Equal([first + 1L], Seqs(many, first, 1));
        Assert.Equal(20_000 - first, Seqs(many, first, 20_000).Length);
        Assert.InRange(20_000 - first, 4_096, 8_192);
    }

    private static long[] Seqs(RecentFacts recent, long seq, int most) => [.. recent.After(new(0, seq), most)!.Select(f => f.Seq)];

    private static RecentFacts From(long begin, int facts)
    {
        var recent = new RecentFacts();
        recent.BeginAt(new(0, begin));
        for (var at = 1; at <= facts; at++)
        {
            recent.Add(new Fact
            {
                Seq = begin + at, Id = Guid.CreateVersion7(), At = default, Kind = "test.happened", AboutType = "test", AboutId = Guid.Empty,
                ActorAs = "house", Sight = Sight.Officers, Data = "{}",
            });
        }

        return recent;
    }
}
