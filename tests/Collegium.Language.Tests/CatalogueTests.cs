namespace Collegium.Language.Tests;

public class CatalogueTests
{
    [Fact]
    public void Every_skill_has_a_code_a_name_words_a_question_and_a_heading()
    {
        var rows = Catalogue.Rows().ToArray();
        Assert.Equal(135, rows.Length);
        Assert.Distinct(rows.Select(r => r[0]));
        Assert.All(rows, r =>
        {
            Assert.Equal(5, r.Length);
            Assert.Matches("^[a-z]+(-[a-z]+)*$", r[0]);
            Assert.InRange(r[2].Split('|').Length, 3, 40);
            Assert.Equal(r[2].ToLowerInvariant(), r[2]);
            Assert.EndsWith("?", r[3], StringComparison.Ordinal);
        });
    }

    [Fact]
    public void No_word_belongs_to_two_skills()
    {
        var words = Catalogue.Topics.SelectMany(t => t.Words.Select(w => w.TrimEnd('~', '<')));
        Assert.Distinct(words);
    }

    [Fact]
    public void Each_skill_is_read_from_its_own_name_or_first_word()
    {
        var classifier = new TextClassifier(Catalogue.Topics);
        Assert.All(Catalogue.Topics, t => Assert.Equal(t.Code, classifier.Read(t.Words[0]).Proposals[0].Code));
    }
}
