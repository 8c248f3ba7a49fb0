namespace Collegium.Language;

/// <summary>Buffers for reading one text; one set a thread.</summary>
internal sealed class Scratch
{
    [ThreadStatic]
    private static Scratch? mine;

    public readonly Tokens Tokens = new();
    public readonly Features Features = new();
    public readonly List<PhraseHit> Hits = [];
    public readonly List<int> Content = [];
    private float[] scores = [];
    private float[] strongest = [];

    public static Scratch Mine => mine ??= new();

    /// <summary>Cleared scores, one a column.</summary>
    public Span<float> Scores(int width) => Cleared(ref scores, width);

    /// <summary>Cleared room for the strongest phrase of each column.</summary>
    public Span<float> Strongest(int width) => Cleared(ref strongest, width);

    private static Span<float> Cleared(ref float[] array, int width)
    {
        if (array.Length < width)
            array = new float[width];
        var span = array.AsSpan(0, width);
        span.Clear();
        return span;
    }
}
