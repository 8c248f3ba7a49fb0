namespace Collegium.Language;

/// <summary>Web addresses that carry a user name, a password or a key.</summary>
internal static class Links
{
    private static readonly string[] Keys =
        ["token", "key", "apikey", "api_key", "pass", "password", "pwd", "secret", "sig",
            "signature", "code", "auth", "session", "sid", "access_token"];

    public static void Find(string text, List<Found> found)
    {
        var from = 0;
        for (var at = text.IndexOf("://", StringComparison.Ordinal); at >= 0; at = Next(text, from))
        {
            var start = at;
            while (start > from && char.IsAsciiLetterOrDigit(text[start - 1]))
                start--;
            var end = at + 3;
            while (end < text.Length && !char.IsWhiteSpace(text[end]) && text[end] is not ('"' or '<' or '>'))
                end++;
            if (Carries(text.AsSpan(at + 3, end - at - 3)))
                found.Add(new(FoundKind.Link, start, End(text, end) - start));
            from = end;
        }
    }

    private static int Next(string text, int from) => from >= text.Length ? -1 : text.IndexOf("://", from, StringComparison.Ordinal);

    private static int End(string text, int end)
    {
        while (text[end - 1] is '.' or ',' or ')' or ';')
            end--;
        return end;
    }

    private static bool Carries(ReadOnlySpan<char> rest)
    {
        var host = rest.IndexOfAny('/', '?', '#');
        if ((host < 0 ? rest : rest[..host]).Contains('@'))
            return true;
        for (var q = rest.IndexOfAny('?', '#', '&'); q >= 0; q = rest.IndexOfAny('?', '#', '&'))
        {
            rest = rest[(q + 1)..];
            foreach (var key in Keys)
                if (rest.Length > key.Length && rest[key.Length] == '=' && rest.StartsWith(key, StringComparison.OrdinalIgnoreCase))
                    return true;
        }
        return false;
    }
}
