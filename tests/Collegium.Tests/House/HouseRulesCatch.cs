namespace Collegium.Tests.House;

/// <summary>A rule that catches nothing proves nothing: each is shown something that breaks it.</summary>
public sealed class HouseRulesCatch
{
    [Theory, MemberData(nameof(HouseRules.Rules), MemberType = typeof(HouseRules))]
    public void A_planted_violation_is_caught(int rule, string says) =>
        Assert.True(HouseRules.All[rule].Broken(HouseRules.All[rule].Plant).Any(), $"not caught: {says}");

    [Theory]
    [InlineData("the ground knows no module")]
    [InlineData("a module may use only those above it in the list")]
    [InlineData("rooms are private; use the module's door")]
    [InlineData("only the entrance puts the house together")]
    public void Each_wrong_way_is_caught(string why) =>
        Assert.Contains(Arrows.Wrong(Plants.In("Collegium.Members.Planted", "Collegium.Database.Planted", "Collegium.Desk.Planted")), w => w.EndsWith(why, StringComparison.Ordinal));

    [Fact]
    public void An_inferred_type_is_seen() =>
        Assert.Contains(
            Arrows.Wrong(Plants.In("Collegium.Members.Planted")),
            w => w.StartsWith("Collegium.Members.Planted.InfersUpwards →", StringComparison.Ordinal));
}
