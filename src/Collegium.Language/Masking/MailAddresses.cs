namespace Collegium.Language;

/// <summary>E-mail addresses: something, an @, a name with a dot or another known shape after it.</summary>
internal static class MailAddresses
{
    private const int LongestPart = 254;

    public static void Find(string text, List<Found> found)
    {
        var from = 0;
        for (var at = text.IndexOf('@'); at >= 0; at = text.IndexOf('@', at + 1))
        {
            var start = at;
            while (start > from && at - start < LongestPart && Local(text[start - 1]))
                start--;
            var end = at + 1;
            while (end < text.Length && end - at < LongestPart && (char.IsLetterOrDigit(text[end]) || text[end] is '.' or '-' or '_'))
                end++;
            while (end > at + 1 && text[end - 1] is '.' or '-' or '_')
                end--;
            from = at + 1;
            if (start == at || end == at + 1)
                continue;
            found.Add(new(FoundKind.Mail, start, end - start));
            from = end;
        }
    }

    private static bool Local(char c) => char.IsLetterOrDigit(c) || c is '.' or '_' or '%' or '+' or '-' or '\'' or '=' or '&' or '~';
}
