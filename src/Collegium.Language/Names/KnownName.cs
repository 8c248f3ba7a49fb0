namespace Collegium.Language;

/// <summary>A product or vendor by name.</summary>
/// <param name="Name">As its owner writes it.</param>
/// <param name="Doubt">What else the name may be.</param>
/// <param name="Vendor">True when it is (also) the name of a firm.</param>
public sealed record KnownName(string Name, NameDoubt Doubt = NameDoubt.None, bool Vendor = false);

/// <summary>Why a name alone doesn't say that the product is meant.</summary>
public enum NameDoubt
{
    /// <summary>Nothing else is called so.</summary>
    None,

    /// <summary>An everyday word: Access, Office, Teams.</summary>
    Word,

    /// <summary>Three letters or fewer.</summary>
    Short,

    /// <summary>Several words, each an everyday one.</summary>
    Phrase,
}

/// <summary>A product or vendor named in a text.</summary>
/// <param name="Name">The stretch as written.</param>
/// <param name="Start">Index of its first character (UTF-16 units).</param>
/// <param name="Length">Its length in UTF-16 units.</param>
/// <param name="Known">The dictionary's entry; null when only its form or its place in the sentence gave it away.</param>
public sealed record FoundName(string Name, int Start, int Length, KnownName? Known);
