using System.Text.RegularExpressions;

namespace Collegium.Governance;

/// <summary>What a letter's words may name, and how it looks in the preview.</summary>
public sealed record LetterWord(string Name, string Says, string Sample);

/// <summary>A kind of letter in the house's words. A chapter may put its own in their place.</summary>
/// <param name="Key">Kebab case, e.g. <c>request-told</c>.</param>
/// <param name="Name">What it tells, for the list.</param>
/// <param name="To">Who reads it.</param>
/// <param name="Subject">With names in braces.</param>
/// <param name="Body">With names in braces; a paragraph that is only one name is left out where there is nothing to say.</param>
/// <param name="Words">What may stand in braces.</param>
/// <param name="Needed">Names the body may not leave out: without the link nobody can answer.</param>
public sealed partial record LetterKind(
    string Key, string Name, string To, string Subject, string Body, IReadOnlyList<LetterWord> Words, IReadOnlyList<string> Needed)
{
    /// <summary>What every letter may name.</summary>
    public static readonly IReadOnlyList<LetterWord> Everywhere =
        [new("chapter", "the chapter’s name", "Sonoran IT Cooperative"), new("phone", "the desk’s number", "602-555-0142")];

    public IEnumerable<LetterWord> All => Words.Concat(Everywhere);

    public IReadOnlyDictionary<string, string> Samples => All.ToDictionary(w => w.Name, w => w.Sample);

    /// <summary>Each name once; what it stands for is not read again for names.</summary>
    public static string Fill(string words, IReadOnlyDictionary<string, string> values) =>
        string.Join("\n\n", Paragraphs(words).Where(p => !IsEmpty(p, values)).Select(p => Place().Replace(p, m => values.GetValueOrDefault(m.Groups[1].Value, m.Value))));

    /// <summary>Everything in the words that looks like a name in braces, closed or not.</summary>
    public static IEnumerable<string> Named(string words) => Brace().Matches(words).Select(m => m.Value.Trim('{', '}'));

    private static string[] Paragraphs(string words) => words.ReplaceLineEndings("\n").Split("\n\n");

    private static bool IsEmpty(string paragraph, IReadOnlyDictionary<string, string> values) =>
        Place().Match(paragraph.Trim()) is { Success: true } one && one.Length == paragraph.Trim().Length
        && values.TryGetValue(one.Groups[1].Value, out var value) && value.Length == 0;

    [GeneratedRegex(@"\{([a-z-]+)\}")]
    private static partial Regex Place();

    [GeneratedRegex(@"\{[^{}\n]*\}?|\}")]
    private static partial Regex Brace();
}
