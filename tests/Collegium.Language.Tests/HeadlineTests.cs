namespace Collegium.Language.Tests;

public class HeadlineTests
{
    [Theory]
    [InlineData("The printer is broken. It smokes.", "The printer is broken")]
    [InlineData("Hello,\n\nnobody gets any mail!\nThanks", "nobody gets any mail")]
    [InlineData("Good morning Tom, phones crackle", "phones crackle")]
    [InlineData("Dear Dr. Miller,\nthe x-ray is down", "the x-ray is down")]
    [InlineData("Hi team. Version 10.2 of the program won't start.", "Version 10.2 of the program won't start")]
    [InlineData("See Dr. Miller about the screen.", "See Dr. Miller about the screen")]
    [InlineData("Since this morning the x-ray machine no longer sends its pictures to our computers, patients are waiting.",
        "Since this morning the x-ray machine no longer sends its pictures to…")]
    [InlineData("help", "help")]
    [InlineData("Help desk phone is dead and so is the other one", "Help desk phone is dead and so is the other one")]
    [InlineData("   \n . \n", "")]
    [InlineData("", "")]
    [InlineData("a   b\tc", "a b c")]
    public void The_first_words_that_say_something(string text, string title) => Assert.Equal(title, Headline.From(text));

    [Fact]
    public void A_word_longer_than_the_title_is_cut_between_signs()
    {
        Assert.Equal(new string('x', 69) + "…", Headline.From(new string('x', 90)));
        Assert.Equal("👩‍👩‍👧…", Headline.From("👩‍👩‍👧👩‍👩‍👧x", 14));
    }
}
