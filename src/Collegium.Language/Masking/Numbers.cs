namespace Collegium.Language;

/// <summary>
/// Phone numbers and other long numbers by their form. A group is digits with single separators; numbers glued to letters
/// (error codes, models) stay, as do dates, amounts, versions, and anything shorter than seven digits.
/// </summary>
internal static class Numbers
{
    private const int LongestGroup = 48;

    public static void Find(string text, List<Found> found)
    {
        for (var i = 0; i < text.Length;)
        {
            if (!char.IsDigit(text[i]))
            {
                i++;
                continue;
            }
            var end = Extend(text, i);
            var start = Lead(text, i);
            if (Kind(text, start, i, end) is { } kind)
                found.Add(new(kind, start, end - start));
            i = end;
        }
    }

    /// <summary>Takes in a "+" or "(" before the first digit.</summary>
    private static int Lead(string text, int i)
    {
        if (i > 0 && text[i - 1] == '(')
            i--;
        return i > 0 && text[i - 1] == '+' ? i - 1 : i;
    }

    private static int Extend(string text, int i)
    {
        var end = i + 1;
        while (end < text.Length)
        {
            if (char.IsDigit(text[end]))
            {
                end++;
                continue;
            }
            var gap = Gap(text, end);
            if (gap == 0 || end - i > LongestGroup)
                break;
            end += gap;
        }
        return end;
    }

    /// <summary>Length of a separator that a digit follows: one of - . / or space, or ") " and " (".</summary>
    private static int Gap(string text, int at)
    {
        var n = 0;
        while (at + n < text.Length && n < 3 && text[at + n] is ' ' or '\u00A0' or '-' or '.' or '/' or '(' or ')' or '\u2011' or '\u2013')
            n++;
        if (n == 0 || at + n >= text.Length || !char.IsDigit(text[at + n]))
            return 0;
        var gap = text.AsSpan(at, n);
        return n == 1 || gap.ContainsAny('(', ')') || gap is " - " or " – " ? n : 0;
    }

    private static FoundKind? Kind(string text, int start, int first, int end)
    {
        if (end - first > LongestGroup + 16)
            return FoundKind.Number;
        var run = text.AsSpan(first, end - first);
        var shape = new NumberShape(run);
        var glued = (start > 0 && char.IsLetter(text[start - 1])) || (end < text.Length && char.IsLetter(text[end]));
        if (glued && shape.Digits < 9)
            return null;
        if (shape.Looks(3, 2, 4) || shape.IsNetworkAddress)
            return FoundKind.Number;
        if (start > 0 && text[start] == '+' && shape.Digits is >= 7 and <= 15)
            return FoundKind.Phone;
        if (shape.IsPhone)
            return FoundKind.Phone;
        if (shape.Digits < 7 || shape.IsDate || shape.IsVersion)
            return null;
        if (shape.Groups == 1 || shape.Digits >= 12)
            return FoundKind.Number;
        return run[0] == '0' || text[start] is '(' or '+' ? FoundKind.Phone : shape.Digits >= 9 ? FoundKind.Number : null;
    }
}
