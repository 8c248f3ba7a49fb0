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

    [Theory]
    [InlineData("public static readonly Refusal Eaten = new(\"cake.eaten\", \"It is eaten. Bake another.\");")]
    [InlineData("=> done ? new Refusal(\"cake.eaten\", $\"All {count} cakes are eaten.\") : null;")]
    [InlineData("400 => new(\n \"cake.eaten\", \"One \" + \"more.\", RefusalKind.Malformed),")]
    [InlineData("new Refusal(\"cake.eaten\", n == 1 ? \"Heard.\" : \"Not heard.\", Field: \"cake\")")]
    [InlineData("new Refusal(\"cake.eaten\", $\"Heard. {(n == 1 ? \"Not heard.\" : \"Heard.\")}\")")]
    [InlineData("return Refusal.NotAllowed(\"eat the cake\", \"Heard.\");")]
    [InlineData("return Refusal.Missing(\"cake\");")]
    public void A_refusal_nothing_provokes_is_caught(string text)
    {
        Heard[] heard = [new("cake.eaten", 422, "Heard.", ""), new("cake.stale", 422, text, ""), new("actor.not-allowed", 403, "You can't bake. Heard.", "")];
        Assert.NotEmpty(RefusalSource.Unheard(RefusalSource.In(Plants.Text("src/Collegium/A.cs", text)), heard));
    }

    [Fact]
    public void A_refusal_the_text_hides_is_caught() =>
        Assert.NotEqual(0, RefusalSource.Compiled(Plants.In("Collegium.Planted.Refusals")));
}
