using System.Text;

namespace Collegium.Desk.Search;

/// <summary>A word, or words that stand together; with <paramref name="Begins"/> the last may be only half there.</summary>
internal sealed record WordTerm(IReadOnlyList<string> Words, bool Begins)
{
    public string ForSqlite => $"\"{string.Join(' ', Words)}\"{(Begins ? "*" : "")}";

    public string ForPostgres => string.Join(" <-> ", Words.Select((w, at) => $"'{w}'{(Begins && at == Words.Count - 1 ? ":*" : "")}"));
}

/// <summary>
/// What somebody looks for: every term must be there. Quotes keep words together, a star lets a word begin, and so does the
/// last word, which may still be typed.
/// </summary>
internal sealed record WordQuery(IReadOnlyList<WordTerm> Terms)
{
    public const int MostTerms = 8;

    public bool IsEmpty => Terms.Count == 0;

    public static WordQuery Read(string? asked)
    {
        var (terms, term, quoted) = (new List<WordTerm>(), new StringBuilder(), false);
        foreach (var letter in asked ?? "")
        {
            var quote = letter is '"' or '“' or '”';
            if (quote || (!quoted && char.IsWhiteSpace(letter)))
            {
                Take(begins: false);
                quoted = quote ? !quoted : quoted;
            }
            else
            {
                term.Append(letter);
            }
        }

        Take(begins: !quoted);
        return new WordQuery([.. terms.Take(MostTerms)]);

        void Take(bool begins)
        {
            var text = term.ToString();
            if (Split(text) is { Count: > 0 } words)
            {
                terms.Add(new WordTerm(words, begins || text.EndsWith('*')));
            }

            term.Clear();
        }
    }

    /// <summary>As both engines part a text: letters and digits stay together.</summary>
    private static List<string> Split(string text)
    {
        var (words, word) = (new List<string>(), new StringBuilder());
        foreach (var letter in text + " ")
        {
            if (char.IsLetterOrDigit(letter))
            {
                word.Append(char.ToLowerInvariant(letter));
            }
            else if (word.Length > 0)
            {
                words.Add(word.ToString());
                word.Clear();
            }
        }

        return words;
    }
}
