namespace Collegium.Language;

/// <summary>What the engine makes of a text.</summary>
/// <param name="Verdict">Whether to go on, to ask, or to fetch a person.</param>
/// <param name="Proposals">Best first, at most <see cref="ClassifierOptions.Proposals"/>, only those above the floor.</param>
public sealed record Reading(Verdict Verdict, IReadOnlyList<Proposal> Proposals);

/// <summary>What to do with a text that was read.</summary>
public enum Verdict
{
    /// <summary>The best proposal is clear enough to go straight.</summary>
    Sure,

    /// <summary>Something is known but not enough: a question would help.</summary>
    Ask,

    /// <summary>Nothing in the text is known: a person must read it.</summary>
    Person,
}
