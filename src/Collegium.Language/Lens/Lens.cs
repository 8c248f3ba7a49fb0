using System.Text.RegularExpressions;

namespace Collegium.Language;

/// <summary>From where a passage looks at things.</summary>
public enum Stance
{
    /// <summary>Neither: a procedure, a term, a fact.</summary>
    Neutral,

    /// <summary>The client's mission, trouble, risk or result leads, and no product carries the passage.</summary>
    BusinessFirst,

    /// <summary>A product, a vendor or its features is the subject, or comes before any aim of the client.</summary>
    VendorFirst,
}

/// <summary>What the lens saw.</summary>
/// <param name="Stance">From where the passage looks.</param>
/// <param name="Aims">The words of the client's aims and troubles, in order, as stretches of the text.</param>
/// <param name="Names">Products and vendors, in order.</param>
public sealed record Look(Stance Stance, IReadOnlyList<(int Start, int Length)> Aims, IReadOnlyList<FoundName> Names);

/// <summary>
/// Tells whether a passage of advice starts from the client's aims or from a product: by what comes first, a name or a word of
/// an aim. One strong word of an aim or two weak ones make an aim.
/// </summary>
/// <param name="book">The names it knows.</param>
public sealed partial class Lens(NameBook book)
{
    /// <summary>Reads a passage of one or a few sentences.</summary>
    public Look Read(string passage)
    {
        ArgumentNullException.ThrowIfNull(passage);
        var names = book.Find(passage);
        var strong = Strong().Matches(passage);
        var weak = Weak().Matches(passage);
        var aims = strong.Concat(weak).Select(m => (Start: m.Index, m.Length)).OrderBy(a => a.Start).ToList();
        var aimed = strong.Count > 0 || weak.Select(m => m.Value.ToUpperInvariant()).Distinct().Count() >= 2;
        var named = names.Any(n => !Listed(passage, n));
        var stance = named && (!aimed || names[0].Start < aims[0].Start) ? Stance.VendorFirst
            : aimed ? Stance.BusinessFirst
            : Stance.Neutral;
        return new(stance, aimed ? aims : [], names);
    }

    /// <summary>Stands as a fact in a list, after a label and a colon.</summary>
    private static bool Listed(string passage, FoundName name) => Label().IsMatch(passage.AsSpan(0, name.Start));

    [GeneratedRegex(@"(?:^|[.;\n])\s*[^.:;\n]{2,60}:\s*[^.:;\n]{0,40}$")]
    private static partial Regex Label();

    [GeneratedRegex(
        @"\b(?:productivity|productive|revenues?|profit\w*|sav(?:e|es|ing|ings)|downtime|los(?:e|es|ing|s|t)|wast(?:e|es|ed|ing)|reputation|grow(?:s|th|ing)?|billable|" +
        @"continuity|stress\w*|time-consuming|goals?|objectives?|aims?|mission|needs|benefits?|outcomes?|success\w*|efficien\w+|cost[- ]effective|costs?|budgets?|" +
        @"meets? (?:their|your|our|its) needs|straightforward|convenient|disasters?|failures?|standstill|trouble|deadlines?|improv(?:e|es|ing)|worr(?:y|ies|ied)|" +
        @"focus on (?:what|your|their)|donations?|sales?|key to|connection with|struggl\w+|frustrat\w+|overwhelm\w*|comply|compliance|trust)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Strong();

    [GeneratedRegex(
        @"\b(?:business(?:es)?|clients?|customers?|patients?|users?|people|practices?|firms?|staff|employees?|workers?|owners?|managers?|organi[sz]ations?|compan(?:y|ies)|" +
        @"risks?|operations?|charit\w+|everyone|citizens?|public|team|teams|attorneys?|lawyers?|dentists?|doctors?)\b",
        RegexOptions.IgnoreCase)]
    private static partial Regex Weak();
}
