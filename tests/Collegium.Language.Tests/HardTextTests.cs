namespace Collegium.Language.Tests;

/// <summary>Texts nobody should send: everything must answer, quickly and without a throw.</summary>
public class HardTextTests
{
    private static readonly TextClassifier Classifier = new(Catalogue.Topics);

    private static readonly string[] Texts =
    [
        "", "\0\u0001\u0002", "\uD800", "\uDC00\uD800", "a\u0300\u0301\u0302", "<script>alert('printer')</script>",
        "'; DROP TABLE requests; --", "المدفأة معطلة printer", "\u202Eretnirp", "👩‍👩‍👧‍👦 printer 🖨️", "打印机坏了", "ＰＲＩＮＴＥＲ",
        new string('a', 1_000_000), new string('@', 1_000_000), new string('1', 1_000_000), new string('-', 1_000_000),
        new string('\n', 1_000_000), new string('\u0301', 1_000_000),
        Repeat("printer "), Repeat("1 "), Repeat("1-"), Repeat("a@"), Repeat("a@b."), Repeat("://"),
        Repeat("http://a?token"), Repeat("password "),
        Repeat("password is "), Repeat("Dr "), Repeat("Dr A "), Repeat("my name is "), Repeat("Thanks,\n"),
        Repeat("12 Main "), Repeat("AB12 "),
        Repeat("born 1 "), Repeat("account no "), Repeat("\uD83D"), Repeat("["), Repeat("a\u0301\u0323"),
        Repeat("\"password: \""), Repeat("e. "),
    ];

    public static TheoryData<int> Numbers => [.. Enumerable.Range(0, Texts.Length)];

    [Theory]
    [MemberData(nameof(Numbers))]
    public void Is_read_masked_cleaned_and_titled(int number)
    {
        var text = Texts[number];
        var reading = Classifier.Read(text);
        Assert.All(reading.Proposals.SelectMany(p => p.Words), w => Assert.Equal(w.Word, text.Substring(w.Start, w.Length)));
        Assert.All(Mask.Find(text, ["Jane Doe"]), f => Assert.InRange(f.End, f.Start + 1, text.Length));
        var clean = PlainText.Clean(text);
        Assert.Equal(clean, PlainText.Clean(clean));
        Assert.InRange(Headline.From(text).Length, 0, 70);
        PlainText.LooksBinary(text);
    }

    private static string Repeat(string piece) => string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length));
}
