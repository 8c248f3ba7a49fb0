namespace Collegium.Language.Tests;

public class LearningTests
{
    private const string Grinder = "the blue grinder in room two hums and the drill stays dark";

    [Theory]
    [InlineData(Grinder, "machines")]
    [InlineData("printer number three wants its yearly inspection sticker", "asset-care")]
    [InlineData("we cannot see the recall list", "practice-management")]
    public void A_correction_turns_a_reading_within_three(string text, string right)
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        var needed = 0;
        while (needed < 4 && classifier.Read(text) is var r && (r.Proposals.Count == 0 || r.Proposals[0].Code != right))
        {
            classifier.Learn(text, right);
            needed++;
        }
        Assert.InRange(needed, 1, 3);
    }

    [Fact]
    public void Confidence_grows_with_every_lesson()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        var last = 0.0;
        for (var i = 0; i < 6; i++)
        {
            classifier.Learn(Grinder, "machines");
            var now = classifier.Read(Grinder).Proposals.FirstOrDefault(p => p.Code == "machines")?.Confidence ?? 0;
            Assert.True(now >= last, $"{now} after {last}");
            last = now;
        }
        Assert.InRange(last, .7, 1);
    }

    [Fact]
    public void A_lesson_leaves_other_texts_alone()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        for (var i = 0; i < 5; i++)
            classifier.Learn(Grinder, "machines");
        var reading = classifier.Read("nobody gets any mail");
        Assert.True(reading.Verdict == Verdict.Sure && reading.Proposals[0].Code == "mail", Told.Of(reading));
    }

    [Fact]
    public void A_text_may_be_about_two_topics()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        for (var i = 0; i < 5; i++)
            classifier.Learn(Grinder, ["machines", "power"]);
        Assert.Equal(["machines", "power"], classifier.Read(Grinder).Proposals.Select(p => p.Code).Order());
    }

    [Fact]
    public void Unknown_codes_and_empty_lessons_are_bugs_of_the_caller()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        Assert.Throws<ArgumentException>(() => classifier.Learn("x", "no-such-topic"));
        Assert.Throws<ArgumentException>(() => classifier.Learn("x", Array.Empty<string>()));
        Assert.Throws<ArgumentException>(() => classifier.Study([new("printer", ["printing"]), new("x", ["no-such-topic"])]));
        Assert.Equal(0, classifier.Lessons);
    }

    [Fact]
    public void The_same_lessons_give_the_same_readings_to_the_last_bit()
    {
        static string Run()
        {
            var c = new TextClassifier(Catalogue.Topics);
            c.Study([new("the drill hums", ["machines"]), new("printer drill", ["printing"]), new("hums and whistles", ["phones"])]);
            c.Learn(Grinder, "machines");
            return string.Join('|', c.Read("the drill hums by the printer")
                .Proposals.Select(p => p.Code + BitConverter.DoubleToInt64Bits(p.Confidence)));
        }
        Assert.Equal(Run(), Run());
    }

    [Fact]
    public async Task Readers_go_on_while_one_learns()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        using var done = new CancellationTokenSource();
        var readers = Enumerable.Range(0, 3).Select(_ => Task.Run(() =>
        {
            var n = 0;
            while (!done.IsCancellationRequested || n == 0)
            {
                var r = classifier.Read("word11 word12 the printer jams word2000");
                Assert.All(r.Proposals, p => Assert.InRange(p.Confidence, 0, 1));
                n++;
            }
        }, TestContext.Current.CancellationToken)).ToArray();
        for (var i = 0; i < 3_000; i++)
            classifier.Learn($"word{i} word{i + 1} is about a thing{i}", Catalogue.Topics[i % Catalogue.Topics.Count].Code);
        await done.CancelAsync();
        await Task.WhenAll(readers);
        Assert.Equal(3_000, classifier.Lessons);
    }

    [Fact]
    public void What_else_is_known_speaks_too()
    {
        var classifier = new TextClassifier([new("phones", []), new("imaging", [])]);
        classifier.Study([.. Enumerable.Range(0, 20).SelectMany(i => new Lesson[]
        {
            new("it is broken again", ["imaging"], ["trade=dental", $"client={i}"]),
            new("it is broken again", ["phones"], ["trade=law", $"client={i}"]),
        })]);
        Assert.Equal("imaging", classifier.Read("it is broken", ["trade=dental"]).Proposals[0].Code);
        var law = classifier.Read("it is broken", ["trade=law"]).Proposals[0];
        Assert.Equal("phones", law.Code);
        Assert.All(law.Words, w => Assert.Contains(w.Word, "it is broken", StringComparison.Ordinal));
        classifier.Learn("it is broken", ["phones"], ["trade=dental"]);
        classifier.Learn("it is broken", ["phones"], ["trade=dental"]);
        classifier.Learn("it is broken", ["phones"], ["trade=dental"]);
        Assert.Equal("phones", classifier.Read("it is broken", ["trade=dental"]).Proposals[0].Code);
    }

    /// <summary>Nothing to go by, or nothing that tells topics apart, is no reason to know nothing from then on.</summary>
    [Theory]
    [InlineData("", "")]
    [InlineData("!", "broken")]
    [InlineData("broken", "broken")]
    public void A_history_that_says_nothing_spoils_no_later_one(string one, string other)
    {
        var classifier = new TextClassifier([new("phones", []), new("imaging", [])]);
        classifier.Study([new(one, ["phones"]), new(other, ["imaging"])]);
        classifier.Study([.. Enumerable.Range(0, 20).SelectMany(i => new Lesson[] { new("no dial tone", ["phones"]), new("no picture", ["imaging"]) })]);
        var read = classifier.Read("the picture is gone").Proposals[0];
        Assert.Equal("imaging", read.Code);
        Assert.InRange(read.Confidence, .5, 1);
    }
}
