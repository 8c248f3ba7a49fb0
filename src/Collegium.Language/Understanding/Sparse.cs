namespace Collegium.Language;

/// <summary>The features of one lesson as they are weighed once the whole history is known; length 1.</summary>
internal readonly record struct Sparse(int[] Rows, float[] Values)
{
    public static Sparse Of(ReadOnlySpan<Feature> features)
    {
        var (rows, values) = (new List<int>(features.Length), new List<float>(features.Length));
        foreach (ref readonly var f in features)
        {
            if (f.Row == 0)
                continue;
            rows.Add(f.Row);
            values.Add(f.Value);
        }
        return new([.. rows], [.. values]);
    }
}
