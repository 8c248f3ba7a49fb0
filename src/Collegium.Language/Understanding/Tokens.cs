using System.Globalization;

namespace Collegium.Language;

/// <summary>One word of a text: where it stands, and where its stem stands in the scratch buffer; hashes of both.</summary>
internal readonly record struct Token(int Start, int Length, int StemStart, int StemLength, ulong Word, ulong Stem,
    bool Stop, bool HasLetter);

/// <summary>The words of one text. Reused from text to text; not thread-safe.</summary>
internal sealed class Tokens
{
    /// <summary>Letters of a word that count; the rest of a longer "word" is passed over.</summary>
    private const int LongestWord = 48;

    private Token[] words = new Token[64];
    private char[] stems = new char[512];
    private int stemsUsed;

    public int Count { get; private set; }

    public ref readonly Token this[int i] => ref words[i];

    public ReadOnlySpan<char> StemOf(in Token t) => stems.AsSpan(t.StemStart, t.StemLength);

    /// <summary>Cuts <paramref name="text"/> into words: runs of letters, digits and marks; an apostrophe inside is dropped.</summary>
    public void Fill(ReadOnlySpan<char> text, int maxWords)
    {
        Count = 0;
        stemsUsed = 0;
        Span<char> word = stackalloc char[LongestWord];
        for (var i = 0; i < text.Length && Count < maxWords;)
        {
            if (!char.IsLetterOrDigit(text[i]))
            {
                i++;
                continue;
            }
            var start = i;
            var n = 0;
            var letter = false;
            for (; i < text.Length; i++)
            {
                var c = text[i];
                if (char.IsLetterOrDigit(c))
                {
                    letter |= !char.IsDigit(c);
                    if (n < LongestWord)
                        word[n++] = c < 128 ? char.ToLowerInvariant(c) : Composition.BaseLetter(char.ToLowerInvariant(c));
                }
                else if (!Inside(text, i))
                {
                    break;
                }
            }
            Add(word[..n], start, i - start, letter);
        }
    }

    private static bool Inside(ReadOnlySpan<char> text, int i)
    {
        var c = text[i];
        if (c is '\'' or '\u2019')
            return i + 1 < text.Length && char.IsLetter(text[i + 1]);
        return c >= 128 && CharUnicodeInfo.GetUnicodeCategory(c)
            is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;
    }

    private void Add(Span<char> word, int start, int length, bool letter)
    {
        var stop = StopWords.Contains(word);
        if (word.Length > 2 && word[^1] == 's' && length == word.Length + 1)
            word = word[..^1];                                            // 's
        var whole = Hash.Mix(Hash.Add(Hash.Seed, word));
        var n = letter ? Stemmer.Stem(word) : word.Length;
        if (Count == words.Length)
            Array.Resize(ref words, Count * 2);
        if (stemsUsed + n > stems.Length)
            Array.Resize(ref stems, stems.Length * 2);
        word[..n].CopyTo(stems.AsSpan(stemsUsed));
        words[Count++] = new(start, length, stemsUsed, n, whole, Hash.Mix(Hash.Add(Hash.Seed, word[..n])), stop, letter);
        stemsUsed += n;
    }
}
