namespace Collegium.Language;

/// <summary>Names under a letter: "Regards,\nJane Doe", "Thanks, Jane" at the end of a line, "– Jane" as the last words.</summary>
internal static class Signatures
{
    private static readonly string[] Closings =
    [
        "kind regards", "best regards", "warm regards", "regards", "sincerely", "yours truly", "best wishes", "cheers", "many thanks",
        "thanks", "thank you", "yours", "best", "respectfully",
    ];

    public static void Find(string text, List<Found> found)
    {
        var closing = false;
        for (var start = 0; start <= text.Length;)
        {
            var length = text.AsSpan(start).IndexOf('\n');
            var end = length < 0 ? text.Length : start + length;
            var line = text.AsSpan(start, end - start);
            if (!line.IsWhiteSpace())
            {
                var after = AfterClosing(line);
                if (closing && after < 0)
                    Name(text, start, end, found);
                else if (after >= 0)
                    Name(text, start + after, end, found);
                closing = after >= 0 && !line[after..].ContainsAny(Letters);
            }
            start = end + 1;
        }
        Dash(text, found);
    }

    private static readonly System.Buffers.SearchValues<char> Letters =
        System.Buffers.SearchValues.Create("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ");

    /// <summary>
    /// Where the rest begins after the last closing words of a line that starts or ends with them; -1 when there are
    /// none.
    /// </summary>
    private static int AfterClosing(ReadOnlySpan<char> line)
    {
        var at = Math.Max(0, line[..^0].TrimEnd().Length - 60);
        var tail = line[at..];
        foreach (var closing in Closings)
        {
            var i = tail.LastIndexOf(closing, StringComparison.OrdinalIgnoreCase);
            if (i < 0 || (i > 0 && char.IsLetterOrDigit(tail[i - 1])))
                continue;
            var after = i + closing.Length;
            if (after == tail.Length || !char.IsLetterOrDigit(tail[after]))
                return at + after;
        }
        return -1;
    }

    /// <summary>One to four capitalised words and nothing else up to the end of the line.</summary>
    private static void Name(string text, int start, int end, List<Found> found)
    {
        if (end - start > 60)
            return;
        var piece = text[start..end];
        var words = Words.Of(piece);
        if (words.Count is 0 or > 4 || piece.AsSpan().ContainsAny("?:@/[") || piece.AsSpan().ContainsAnyInRange('0', '9'))
            return;
        foreach (var w in words)
            if (!w.Capitalised(piece) && !(w.Length == 1 && char.IsUpper(piece[w.Start])) && !IsInitials(w.In(piece), words.Count))
                return;
        found.Add(new(FoundKind.Name, start + words[0].Start, words[^1].End - words[0].Start));
    }

    private static bool IsInitials(ReadOnlySpan<char> w, int words) => words > 1 && w.Length <= 4 && char.IsUpper(w[0]);

    private static void Dash(string text, List<Found> found)
    {
        var tail = text.AsSpan().TrimEnd();
        var dash = tail.LastIndexOfAny('-', '–', '—');
        if (dash < 0 || tail.Length - dash > 40 || (dash > 0 && !char.IsWhiteSpace(tail[dash - 1]) && tail[dash - 1] != '-'))
            return;
        Name(text, dash + 1, tail.Length, found);
    }
}
