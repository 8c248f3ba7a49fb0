namespace Collegium.Language;

/// <summary>Settings of a <see cref="TextClassifier"/>. The defaults suit a catalogue of 8 to 80 topics.</summary>
public sealed record ClassifierOptions
{
    /// <summary>
    /// Confidence from which the best proposal goes straight: .55. One strong catalogue word, alone and uncontested, gives
    /// about .79; two topics with equal evidence give about .44 each, which is below.
    /// </summary>
    public double Sure { get; init; } = .55;

    /// <summary>
    /// Confidence below which a topic is not proposed: .08. A hint alone gives about .15; a topic without any evidence
    /// 1 / (2 × number of topics) at most while nothing is learned.
    /// </summary>
    public double Floor { get; init; } = .08;

    /// <summary>How many proposals a reading holds at most: 3.</summary>
    public int Proposals { get; init; } = 3;

    /// <summary>How many stretches of evidence a proposal shows at most: 6.</summary>
    public int EvidencePerProposal { get; init; } = 6;

    /// <summary>How many words of a text are read; the rest is ignored: 1,000.</summary>
    public int MaxWords { get; init; } = 1_000;

    /// <summary>Log-odds that one uncontested catalogue word lifts its topic to: 2.</summary>
    public double WordStrength { get; init; } = 2;

    /// <summary>
    /// Size of the hashed feature space as a power of two: 2^21 words and word pairs (8 MB, and 4 bytes a topic for each
    /// one learned).
    /// </summary>
    public int HashBits { get; init; } = 21;

    /// <summary>
    /// How much a history lifts topics that come rarely, from 0 (as often as they come) to 1 (all weigh the same): .5.
    /// </summary>
    public double Balance { get; init; } = .5;

    /// <summary>Step size of learning.</summary>
    public double Rate { get; init; } = 1.25;
}
