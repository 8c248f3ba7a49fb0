namespace Collegium.Language;

/// <summary>One topic that a text may be about.</summary>
/// <param name="Code">The topic's code.</param>
/// <param name="Confidence">From 0 to 1; the confidences of all topics for one text add up to less than 1.</param>
/// <param name="Words">What spoke for it, strongest first; the spans never overlap.</param>
public sealed record Proposal(string Code, double Confidence, IReadOnlyList<Evidence> Words);

/// <summary>A stretch of the original text that spoke for a proposal.</summary>
/// <param name="Word">The stretch as written.</param>
/// <param name="Weight">Its share in the score, in log-odds; greater than 0.</param>
/// <param name="Start">Index of its first character in the original text (UTF-16 units).</param>
/// <param name="Length">Its length in UTF-16 units.</param>
public sealed record Evidence(string Word, double Weight, int Start, int Length);
