namespace Collegium.Trust.Tests;

/// <summary>The cap the charter sets where nobody wrote another: 2·q·members/sources.</summary>
public class VouchTermsTests
{
    [Theory]
    [InlineData(2, 200, 20, 40)]
    [InlineData(2, 201, 20, 41)]
    [InlineData(3, 0, 5, 0)]
    [InlineData(1000, int.MaxValue, 1, int.MaxValue)]
    public void The_cap_is_twice_an_even_share_rounded_up(int quorum, int members, int sources, int cap) =>
        Assert.Equal(cap, VouchTerms.DefaultSourceCap(quorum, members, sources));

    [Fact]
    public void A_chapter_without_sources_has_no_cap() =>
        Assert.Throws<ArgumentOutOfRangeException>(() => VouchTerms.DefaultSourceCap(2, 10, 0));
}
