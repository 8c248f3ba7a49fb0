using System.Buffers;

namespace Collegium.Language;

/// <summary>Passwords, PINs and user names that a cue announces: "password is …", "pw: …", "pin 1234".</summary>
internal static class Secrets
{
    private static readonly HashSet<string> Cues = Words.Set(
        "password passwords passwort passcode passphrase pw pwd passwd pin otp secret pass kennwort");

    private static readonly HashSet<string> CodeCues =
        Words.Set("login logon door alarm gate access security unlock verification entry safe");

    private static readonly HashSet<string> UserCues = Words.Set("user username login userid");

    private static readonly HashSet<string> Verbs = Words.Set("is was are");

    private static readonly HashSet<string> Fillers = Words.Set("is was are now still set changed to the currently just been it's");

    private static readonly HashSet<string> States = Words.Set(
        "not wrong expired incorrect invalid lost forgotten rejected required being no always a an never refused locked " +
        "changing expiring " +
        "about asked needed gone missing old new weak too correct right accepted unknown different working only in on at for of from and " +
        "or but because that what when blank empty shown visible protected reset denied fine ok okay known saved stored written");

    private static readonly SearchValues<char> Signs = SearchValues.Create("!@#$%^&*_+=");

    public static void Find(string text, List<Word> words, List<Found> found)
    {
        for (var i = 0; i < words.Count; i++)
        {
            var user = false;
            var last = i;
            if (words[i].In(text, CodeCues) && i + 1 < words.Count && words[i + 1].Is(text, "code"))
                last++;
            else if (words[i].In(text, UserCues))
                user = true;
            else if (!words[i].In(text, Cues))
                continue;
            if (user && i + 1 < words.Count && words[i + 1].Length <= 4 && (words[i + 1].Is(text, "name") || words[i + 1].Is(text, "id")))
                last++;
            var end = After(text, words, last, user, words[i].Is(text, "passphrase"), found);
            while (i + 1 < words.Count && words[i + 1].Start < end)
                i++;
        }
    }

    /// <summary>Looks at what follows the cue; the end of what was found, or 0.</summary>
    private static int After(string text, List<Word> words, int cue, bool user, bool phrase, List<Found> found)
    {
        var at = words[cue].End;
        var marked = Mark(text, ref at);
        var verb = false;
        for (var i = cue + 1; i < words.Count && i < cue + 5 && words[i].Start <= at + 2 && words[i].In(text, Fillers); i++)
        {
            verb |= words[i].In(text, Verbs) || words[i].Is(text, "to");
            at = words[i].End;
            if (Mark(text, ref at))
                marked = true;
        }
        while (at < text.Length && text[at] == ' ')
            at++;
        var end = Value(text, at, phrase && (marked || verb));
        if (end <= at || text[at] == '[' || !(marked || (verb && !IsState(text, at, end)) || (!user && Secret(text.AsSpan(at, end - at)))))
            return 0;
        found.Add(new(user ? FoundKind.Name : FoundKind.Password, at, end - at));
        return end;
    }

    /// <summary>Steps over ":" or "=" with spaces around it.</summary>
    private static bool Mark(string text, ref int at)
    {
        var i = at;
        while (i < text.Length && text[i] is ' ' or '"' or ')')
            i++;
        if (i >= text.Length || text[i] is not (':' or '='))
            return false;
        at = i + 1;
        while (at < text.Length && text[at] is ' ' or '\t')
            at++;
        return true;
    }

    private static int Value(string text, int at, bool phrase)
    {
        if (at >= text.Length)
            return at;
        var close = text[at] switch { '"' => '"', '\'' => '\'', '\u201C' => '\u201D', '`' => '`', _ => '\0' };
        if (close != '\0' && text.AsSpan(at + 1, Math.Min(80, text.Length - at - 1)).IndexOf(close) is var q and >= 0)
            return at + q + 2;
        var end = at;
        while (end < text.Length && (phrase ? text[end] is not ('\n' or '.' or ',') : !char.IsWhiteSpace(text[end])) && end - at < 200)
            end++;
        while (end > at + 1 && text[end - 1] is '.' or ',' or ';' or ')')
            end--;
        return end;
    }

    private static bool IsState(string text, int at, int end) => new Word(at, end - at).In(text, States);

    /// <summary>Without "is" or ":" only what no plain word looks like: a digit, a sign, a capital inside.</summary>
    private static bool Secret(ReadOnlySpan<char> value)
    {
        if (value.ContainsAnyInRange('0', '9') || value.ContainsAny(Signs))
            return true;
        return value.Length > 2 && value[1..].ContainsAnyInRange('A', 'Z') && value.ContainsAnyInRange('a', 'z');
    }
}
