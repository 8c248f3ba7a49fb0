namespace Collegium.Language.Tests;

/// <summary>What the catalogue's words alone make of a client's sentence, before anything was learned.</summary>
public class ColdStartTests
{
    private static readonly TextClassifier Classifier = new(Catalogue.Topics);

    [Theory]
    [InlineData("Printer 7 on the second floor prints blank pages since Tuesday.", "printing")]
    [InlineData("Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.", "imaging")]
    [InlineData("The xray is down", "imaging")]
    [InlineData("our X ray won't take pictures", "imaging")]
    [InlineData("nobody gets any mail", "mail")]
    [InlineData("can't open the shared folder", "shared-files")]
    [InlineData("phones crackle", "phones")]
    [InlineData("My computer is so slow", "slow-computers")]
    [InlineData("I forgot my password and am locked out", "sign-in")]
    [InlineData("wi-fi keeps dropping in the waiting room", "wireless")]
    [InlineData("The back-up failed again last night", "backup")]
    [InlineData("I clicked on a link in a strange e-mail", "phishing")]
    [InlineData("all our files are encrypted and they want ransom", "security-incident")]
    [InlineData("A new assistant starts on Monday", "new-person")]
    [InlineData("the card machine says declined for everybody", "payments-terminal")]
    [InlineData("our web site is down", "web-site")]
    [InlineData("the projecter in the meeting room shows no picture", "screens")]
    [InlineData("teh pritner is broken", "printing")]
    [InlineData("We want to buy two new laptops", "hardware-purchase")]
    [InlineData("the VPN throws me out when I work from home", "remote-access")]
    [InlineData("the mailbox is almost full", "storage-full")]
    [InlineData("the formulas in the spreadsheet are wrong", "spreadsheets")]
    public void A_plain_sentence_with_a_known_word_is_sure(string text, string code)
    {
        var reading = Classifier.Read(text);
        Assert.True(reading.Verdict == Verdict.Sure && reading.Proposals[0].Code == code, Told.Of(reading));
    }

    [Theory]
    [InlineData("it doesn't work")]
    [InlineData("marker 3f2c9b71-77aa-4c1f")]
    [InlineData("please help")]
    [InlineData("")]
    [InlineData(" \t\n")]
    [InlineData("12 345")]
    [InlineData("asdf qwer zxcv")]
    [InlineData("😀😀")]
    [InlineData("\uD800 \uDC00")]
    [InlineData("الجهاز لا يعمل")]
    public void Nothing_known_is_for_a_person(string text)
    {
        var reading = Classifier.Read(text);
        Assert.True(reading.Verdict == Verdict.Person, Told.Of(reading));
        Assert.Empty(reading.Proposals);
    }

    [Theory]
    [InlineData("everything is slow")]
    [InlineData("it crashes")]
    [InlineData("the printer and the scanner are dead")]
    public void A_hint_or_two_equal_troubles_ask_first(string text) =>
        Assert.True(Classifier.Read(text).Verdict == Verdict.Ask, Told.Of(Classifier.Read(text)));

    [Fact]
    public void Two_equal_troubles_are_both_proposed() =>
        Assert.Equal(["printing", "scanning"], Classifier.Read("the printer and the scanner are dead")
            .Proposals.Select(p => p.Code).Order());

    [Fact]
    public void A_house_is_no_mouse() => Assert.Equal(Verdict.Person, Classifier.Read("the house is green").Verdict);

    [Fact]
    public void No_topics_no_answer() => Assert.Equal(Verdict.Person, new TextClassifier([]).Read("printer").Verdict);

    [Fact]
    public void Codes_must_differ() =>
        Assert.Throws<ArgumentException>(() => new TextClassifier([new("a", []), new("a", [])]));
}
