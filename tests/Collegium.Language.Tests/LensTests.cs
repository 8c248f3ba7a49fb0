namespace Collegium.Language.Tests;

public class LensTests
{
    private static readonly Lens Lens = new(new([new("SharePoint"), new("Microsoft", Vendor: true)]));

    [Theory]
    [InlineData("Your staff lose two hours a day looking for files, and clients wait.", Stance.BusinessFirst)]
    [InlineData("Your staff lose two hours a day because SharePoint is slow.", Stance.BusinessFirst)]
    [InlineData("SharePoint will save your staff two hours a day.", Stance.VendorFirst)]
    [InlineData("Acmetrix is a platform for documents of all kinds.", Stance.VendorFirst)]
    [InlineData("Please send the signed form by Friday.", Stance.Neutral)]
    [InlineData("Documents: SharePoint in the office. Telephone: in the cloud, with recording.", Stance.Neutral)]
    [InlineData("", Stance.Neutral)]
    public void What_comes_first_decides(string passage, Stance stance) => Assert.Equal(stance, Lens.Read(passage).Stance);

    [Fact]
    public void It_shows_the_words_it_went_by()
    {
        const string passage = "Downtime costs the practice money; Microsoft says so too.";
        var look = Lens.Read(passage);
        Assert.Contains("Downtime", look.Aims.Select(a => passage.Substring(a.Start, a.Length)));
        Assert.Equal("Microsoft", Assert.Single(look.Names).Name);
    }
}
