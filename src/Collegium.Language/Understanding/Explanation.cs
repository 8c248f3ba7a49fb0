namespace Collegium.Language;

/// <summary>The words of a text that spoke for one topic, as stretches of the original.</summary>
internal sealed class Explanation(HashedWeights weights, Scoring scoring, ClassifierOptions options)
{
    /// <summary>Shares below this are noise and not shown.</summary>
    private const float Least = .05f;

    /// <summary>Evidence for a topic, from the buffers of the scoring just made.</summary>
    public IReadOnlyList<Evidence> For(int topic, string text, Scratch s)
    {
        var share = s.Strongest(Math.Max(weights.Width, s.Tokens.Count))[..s.Tokens.Count];
        foreach (ref readonly var f in s.Features.All)
        {
            if (f.Row == 0 || f.First < 0)
                continue;
            var weight = weights.Weights(f.Row)[topic] * f.Value;
            share[f.First] += weight / 2;
            share[f.Last] += weight / 2;
        }
        var found = new List<Evidence>();
        foreach (var hit in s.Hits)
            foreach (var entry in hit.Entries)
                if (entry.Topic == topic)
                    AddPhrase(found, text, s.Tokens, hit, share, scoring.Word * entry.Weight * hit.Weight);
        for (var i = 0; i < share.Length; i++)
            if (share[i] >= Least && !s.Tokens[i].Stop)
                found.Add(Stretch(text, s.Tokens, i, i, share[i]));
        return [.. found.OrderByDescending(e => e.Weight).ThenBy(e => e.Start).Take(options.EvidencePerProposal)];
    }

    private static void AddPhrase(List<Evidence> found, string text, Tokens tokens, PhraseHit hit, Span<float> share, float weight)
    {
        for (var i = hit.FirstToken; i <= hit.LastToken; i++)
        {
            weight += share[i];
            share[i] = 0;
        }
        if (weight >= Least)
            found.Add(Stretch(text, tokens, hit.FirstToken, hit.LastToken, weight));
    }

    private static Evidence Stretch(string text, Tokens tokens, int first, int last, float weight)
    {
        var start = tokens[first].Start;
        var length = tokens[last].Start + tokens[last].Length - start;
        return new(text.Substring(start, length), weight, start, length);
    }
}
