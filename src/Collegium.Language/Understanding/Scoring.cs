using System.Numerics;
using System.Runtime.InteropServices;

namespace Collegium.Language;

/// <summary>
/// Log-odds of every topic for one text: 1 in (topics + 1) to begin with, plus what its catalogue words say, plus what was
/// learned. The strongest phrase counts whole, each further one half, so that a long text does not talk itself into certainty.
/// </summary>
internal sealed class Scoring(PhraseBook book, HashedWeights weights, int topics, ClassifierOptions options)
{
    /// <summary>From so many lessons on, what occurred only once is left out: it tells lessons apart, not topics.</summary>
    private const int Many = 1_000;

    /// <summary>After so many lessons "none of these" weighs half: what clients ask for is mostly what they asked for before.</summary>
    private const float None = 100;

    /// <summary>What a field weighs beside all words together, 1.</summary>
    private const float Field = .5f;

    private readonly float start = -MathF.Log(topics + 1);
    private int lessons;

    /// <summary>What a full catalogue word adds.</summary>
    public float Word { get; } = (float)options.WordStrength + MathF.Log(topics + 1);

    /// <summary>Lessons taken so far.</summary>
    public int Lessons { get => Volatile.Read(ref lessons); set => Volatile.Write(ref lessons, value); }

    /// <summary>Scores a text; false when no word of it is known.</summary>
    public bool Score(string text, IReadOnlyList<string> fields, Scratch s, Span<float> scores)
    {
        s.Tokens.Fill(text, options.MaxWords);
        book.Find(s.Tokens, s.Hits, s.Content);
        s.Features.Fill(s.Tokens, fields, weights);
        AddCatalogue(s, scores);
        var known = Lessons > 0 && Weigh(s);
        AddLearned(s.Features.All, scores);
        return known || s.Hits.Count > 0;
    }

    /// <summary>Probabilities from log-odds, in place: each topic against the others and against "none of these".</summary>
    public void ToConfidence(Span<float> scores)
    {
        var top = 0f;
        for (var k = 0; k < topics; k++)
            top = MathF.Max(top, scores[k]);
        var sum = MathF.Exp(-top) * None / (None + Lessons);
        for (var k = 0; k < topics; k++)
            sum += scores[k] = MathF.Exp(scores[k] - top);
        for (var k = 0; k < topics; k++)
            scores[k] /= sum;
    }

    /// <summary>The topic with the highest score, the first of equals.</summary>
    public static int Best(ReadOnlySpan<float> scores)
    {
        var best = 0;
        for (var k = 1; k < scores.Length; k++)
            if (scores[k] > scores[best])
                best = k;
        return best;
    }

    /// <summary>Looks up the rows and sets the values: (1 + ln tf) · idf, length 1 over the features that are known.</summary>
    private bool Weigh(Scratch s)
    {
        var least = Lessons < Many ? 1 : 2;
        var all = s.Features.All;
        var squares = 0f;
        var known = false;
        foreach (ref var f in all)
        {
            f.Row = weights.Row(f.Slot);
            if (f.Row == 0 || weights.Seen(f.Row) < least)
            {
                f.Row = 0;
                continue;
            }
            known |= f.First == f.Last && (f.First < 0 || !s.Tokens[f.First].Stop);
            if (f.First < 0)
                continue;
            f.Value = (1 + MathF.Log(f.Value)) * Rarity(weights.Seen(f.Row));
            squares += f.Value * f.Value;
        }
        Shorten(all, squares);
        return known;
    }

    /// <summary>Inverse document frequency, smoothed.</summary>
    private float Rarity(int seen) => 1 + MathF.Log((1f + Lessons) / (1f + Math.Min(seen, Lessons)));

    /// <summary>Divides the words by the length of their vector.</summary>
    private static void Shorten(Span<Feature> all, float squares)
    {
        var by = squares > 0 ? 1 / MathF.Sqrt(squares) : 0;
        foreach (ref var f in all)
            f.Value = f.First < 0 ? Field : f.Value * by;
    }

    private void AddCatalogue(Scratch s, Span<float> scores)
    {
        var strongest = s.Strongest(weights.Width);
        foreach (var hit in s.Hits)
            foreach (var (topic, weight) in hit.Entries)
            {
                scores[topic] += .5f * weight * hit.Weight;
                strongest[topic] = MathF.Max(strongest[topic], weight * hit.Weight);
            }
        for (var k = 0; k < topics; k++)
            scores[k] = start + (Word * (scores[k] + (.5f * strongest[k])));
    }

    /// <summary>Adds the learned weights, column by column: the sums are the same whatever the machine's vector width.</summary>
    private void AddLearned(ReadOnlySpan<Feature> all, Span<float> scores)
    {
        var sums = MemoryMarshal.Cast<float, Vector<float>>(scores);
        Add(sums, weights.Weights(0), 1);
        foreach (ref readonly var f in all)
            if (f.Row != 0)
                Add(sums, weights.Weights(f.Row), f.Value);
    }

    private static void Add(Span<Vector<float>> sums, ReadOnlySpan<float> row, float value)
    {
        var w = MemoryMarshal.Cast<float, Vector<float>>(row);
        for (var i = 0; i < sums.Length; i++)
            sums[i] += w[i] * value;
    }
}
