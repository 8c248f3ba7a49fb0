namespace Collegium.Language.Tests;

public class EvidenceTests
{
    private static readonly TextClassifier Classifier = Taught();

    [Theory]
    [InlineData("can't open the Shared  Folders", "Shared  Folders")]
    [InlineData("Since this morning the X-Ray machine is dark", "X-Ray machine")]
    [InlineData("😀 nobody gets any E-Mails\r\n", "E-Mails")]
    [InlineData("teh Pritner is broken", "Pritner")]
    [InlineData("the printer’s tray", "printer’s")]
    public void The_strongest_words_stand_in_the_text_as_written(string text, string word) =>
        Assert.Equal(word, Classifier.Read(text).Proposals[0].Words[0].Word);

    [Theory]
    [InlineData("My pc's mail and the shared folder: printer jam, printer jam, slow internet ünïcode é")]
    [InlineData("the blue grinder hums beside the printer מדפסת 打印机 printer")]
    public void Every_span_is_the_word_and_none_overlap(string text)
    {
        foreach (var p in Classifier.Read(text).Proposals)
        {
            Assert.All(p.Words, w => Assert.Equal(w.Word, text.Substring(w.Start, w.Length)));
            Assert.All(p.Words, w => Assert.True(w.Weight > 0));
            var order = p.Words.OrderBy(w => w.Start).ToArray();
            for (var i = 1; i < order.Length; i++)
                Assert.True(order[i].Start >= order[i - 1].Start + order[i - 1].Length);
        }
    }

    [Fact]
    public void Learned_words_show_too() =>
        Assert.Contains(Classifier.Read("the blue grinder hums").Proposals[0].Words, w => w.Word == "grinder");

    private static TextClassifier Taught()
    {
        var c = new TextClassifier(Catalogue.Topics);
        for (var i = 0; i < 4; i++)
            c.Learn("the blue grinder hums", "machines");
        return c;
    }
}
