namespace Collegium.Language.Tests;

public class PlainTextTests
{
    [Theory]
    [InlineData("  a\r\nb\rc\u2028d\u0085e  ", "a\nb\nc\nd\ne")]
    [InlineData("a\0b\u0007c\u009Fd\te", "abcd\te")]
    [InlineData("\uFEFFno \u202Ekram", "no kram")]
    [InlineData("cafe\u0301", "café")]
    [InlineData("a\u0323\u0302", "\u1EAD")]
    [InlineData("a\u0302\u0323", "\u1EAD")]
    [InlineData("\u00E2\u0323", "\u1EAD")]
    [InlineData("q\u0307\u0323", "q\u0323\u0307")]
    [InlineData("\u212B \u2126", "\u00C5 \u03A9")]
    [InlineData("\u1112\u1161\u11AB", "\uD55C")]
    [InlineData("\u03B1\u0313\u0301", "\u1F04")]
    [InlineData("👩\u200D👧 ok", "👩\u200D👧 ok")]
    [InlineData("", "")]
    public void Is_cleaned(string text, string clean) => Assert.Equal(clean, PlainText.Clean(text));

    [Fact]
    public void Lone_surrogates_go() => Assert.Equal("xyz😀", PlainText.Clean("x\uD800y\uDC00z😀"));

    [Theory]
    [InlineData("%PDF-1.7 …", true)]
    [InlineData("PK\u0003\u0004abc", true)]
    [InlineData("abc\0def", true)]
    [InlineData("\u0001\u0002\u0003abcdef", true)]
    [InlineData("\uFFFD\uFFFD\uFFFDPNG", true)]
    [InlineData("The printer\r\n\tis broken", false)]
    [InlineData("", false)]
    [InlineData("打印机 מדפסת 🖨️", false)]
    public void Files_are_told_from_words(string text, bool binary) => Assert.Equal(binary, PlainText.LooksBinary(text));
}
