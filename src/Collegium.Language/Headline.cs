using System.Globalization;
using System.Text;

namespace Collegium.Language;

/// <summary>A short title for a request, in the client's own words.</summary>
public static class Headline
{
    private static readonly string[] Courtesies =
    [
        "hi", "hello", "hey", "dear", "good morning", "good afternoon", "good evening", "good day", "thanks", "thank you", "please help",
        "help", "urgent", "greetings", "to whom it may concern", "hope you are well", "i hope you are well", "hope all is well",
    ];

    private static readonly string[] Abbreviations =
        ["dr", "mr", "mrs", "ms", "no", "nr", "st", "approx", "e.g", "i.e", "etc", "vs", "prof", "ext"];

    /// <summary>
    /// The first sentence that says something, without a greeting before it, at most <paramref name="max"/> UTF-16 units long,
    /// cut between words with "…". White space is folded; no word is changed.
    /// </summary>
    /// <param name="text">The client's words; of any kind.</param>
    /// <param name="max">The greatest length, at least 2.</param>
    /// <returns>The title; empty when the text holds no letter or digit.</returns>
    public static string From(string text, int max = 70)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(max, 2);
        var clean = PlainText.Clean(text.Length > 10_000 ? text[..10_000] : text);
        string? only = null;
        foreach (var sentence in Sentences(clean))
        {
            var title = WithoutGreeting(Fold(sentence));
            if (!title.Any(char.IsLetterOrDigit))
                continue;
            if (!IsCourtesy(title))
                return Cut(title, max);
            only ??= title;
        }
        return Cut(only ?? "", max);
    }

    private static IEnumerable<string> Sentences(string text)
    {
        var start = 0;
        for (var i = 0; i < text.Length; i++)
        {
            var c = text[i];
            var stops = c is '\n' or '。' or '؟' || (c is '.' or '!' or '?' && (i + 1 == text.Length || char.IsWhiteSpace(text[i + 1])));
            if (!stops || (c == '.' && IsAbbreviation(text.AsSpan(start, i - start))))
                continue;
            yield return text[start..i];
            start = i + 1;
        }
        yield return text[start..];
    }

    private static bool IsAbbreviation(ReadOnlySpan<char> before)
    {
        var word = before[(before.LastIndexOfAny(' ', '\t', '(') + 1)..];
        foreach (var a in Abbreviations)
            if (word.Equals(a, StringComparison.OrdinalIgnoreCase))
                return true;
        return false;
    }

    private static string Fold(string sentence)
    {
        var to = new StringBuilder(sentence.Length);
        foreach (var c in sentence)
            if (!char.IsWhiteSpace(c))
                to.Append(c);
            else if (to.Length > 0 && to[^1] != ' ')
                to.Append(' ');
        return to.ToString().TrimEnd().TrimEnd(',', ';', ':').TrimEnd();
    }

    /// <summary>"Hello Tom, the printer smokes" gives "the printer smokes".</summary>
    private static string WithoutGreeting(string sentence)
    {
        var comma = sentence.IndexOf(',', StringComparison.Ordinal);
        return comma is > 0 and < 40 && IsCourtesy(sentence[..comma]) ? sentence[(comma + 1)..].TrimStart() : sentence;
    }

    /// <summary>A greeting or thanks with at most two words after it ("Dear Dr Miller").</summary>
    private static bool IsCourtesy(string clause) => Courtesies.Any(c =>
        clause.StartsWith(c, StringComparison.OrdinalIgnoreCase) && (clause.Length == c.Length || !char.IsLetterOrDigit(clause[c.Length]))
        && clause[c.Length..].Count(x => x == ' ') <= 2);

    private static string Cut(string title, int max)
    {
        if (title.Length <= max)
            return title;
        var space = title.LastIndexOf(' ', max - 1);
        if (space >= max / 2)
            return title[..space].TrimEnd(' ', ',', ';', ':', '-', '–', '—') + "…";
        var at = 0;
        for (int next; (next = StringInfo.GetNextTextElementLength(title, at)) + at <= max - 1;)
            at += next;
        return title[..at] + "…";
    }
}
