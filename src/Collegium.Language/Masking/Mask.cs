using System.Text;

namespace Collegium.Language;

/// <summary>
/// Hides what a reader who has not taken the work must not see: names, addresses, numbers, passwords. Careful rather than
/// sparing: it would rather hide a harmless number than show a patient's. It finds by form and by the word before; a name that
/// nothing announces is only found when it is given.
/// </summary>
public static class Mask
{
    /// <summary>The text with every finding replaced by a word in brackets such as <c>[name]</c>.</summary>
    /// <param name="text">Any text. The time taken grows linearly with its length.</param>
    /// <param name="names">Names known to be personal (the contact's, the client's); each of their words is hidden, in any case.</param>
    public static string Hide(string text, IReadOnlyCollection<string>? names = null)
    {
        var found = Find(text, names);
        if (found.Count == 0)
            return text;
        var to = new StringBuilder(text.Length);
        var at = 0;
        foreach (var f in found)
        {
            to.Append(text, at, f.Start - at).Append(Word(f.Kind));
            at = f.End;
        }
        return to.Append(text, at, text.Length - at).ToString();
    }

    /// <summary>What <see cref="Hide"/> would hide, in the order of the text, without overlaps.</summary>
    /// <param name="text">Any text.</param>
    /// <param name="names">Names known to be personal.</param>
    public static IReadOnlyList<Found> Find(string text, IReadOnlyCollection<string>? names = null)
    {
        ArgumentNullException.ThrowIfNull(text);
        var words = Words.Of(text);
        var found = new List<Found>();
        Links.Find(text, found);
        MailAddresses.Find(text, found);
        Secrets.Find(text, words, found);
        Addresses.Find(text, words, found);
        Numbers.Find(text, found);
        CuedNumbers.Find(text, words, found);
        GivenNames.Find(text, words, names ?? [], found);
        CuedNames.Find(text, words, found);
        Signatures.Find(text, found);
        return Settle(text, found);
    }

    private static string Word(FoundKind kind) => kind switch
    {
        FoundKind.Name => "[name]",
        FoundKind.Phone => "[phone]",
        FoundKind.Mail => "[mail]",
        FoundKind.Address => "[address]",
        FoundKind.Number => "[number]",
        FoundKind.Password => "[password]",
        FoundKind.Link => "[link]",
        FoundKind.Born => "[born]",
    };

    /// <summary>Earliest first, longest first; what overlaps or only a space divides from the same kind of name is joined to one.</summary>
    private static List<Found> Settle(string text, List<Found> found)
    {
        var settled = new List<Found>(found.Count);
        foreach (var f in found.OrderBy(f => f.Start).ThenByDescending(f => f.Length))
        {
            if (settled.Count == 0 || (f.Start >= settled[^1].End && !SameName(text, settled[^1], f)))
                settled.Add(f);
            else if (f.End > settled[^1].End)
                settled[^1] = settled[^1] with { Length = f.End - settled[^1].Start };
        }
        return settled;
    }

    private static bool SameName(string text, Found a, Found b) =>
        a.Kind == FoundKind.Name && b.Kind == FoundKind.Name
        && b.Start - a.End <= 3 && text.AsSpan(a.End, b.Start - a.End).Trim().Trim('.').IsEmpty
        && !text.AsSpan(a.End, b.Start - a.End).Contains('\n');
}
