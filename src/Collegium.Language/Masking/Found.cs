namespace Collegium.Language;

/// <summary>What kind of personal thing a stretch of text is.</summary>
public enum FoundKind
{
    /// <summary>A person's or the client's name.</summary>
    Name,

    /// <summary>A phone number.</summary>
    Phone,

    /// <summary>An e-mail address.</summary>
    Mail,

    /// <summary>A street address, suite, post box or postal code.</summary>
    Address,

    /// <summary>A card, account, insurance, network or other long number.</summary>
    Number,

    /// <summary>A password, code word or PIN.</summary>
    Password,

    /// <summary>A web address that carries a user name, password or key.</summary>
    Link,

    /// <summary>A date of birth.</summary>
    Born,
}

/// <summary>A personal thing in a text.</summary>
/// <param name="Kind">What it is.</param>
/// <param name="Start">Index of its first UTF-16 unit.</param>
/// <param name="Length">Its length in UTF-16 units.</param>
public readonly record struct Found(FoundKind Kind, int Start, int Length)
{
    /// <summary>Index after its last UTF-16 unit.</summary>
    public int End => Start + Length;
}
