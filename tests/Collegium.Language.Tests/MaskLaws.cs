namespace Collegium.Language.Tests;

/// <summary>Laws over texts thrown together from awkward pieces. The seed is printed and can be set by COLLEGIUM_SEED.</summary>
public class MaskLaws(ITestOutputHelper output)
{
    private static readonly string[] Pieces =
    [
        "Jane", "Doe", "jane@x.org", "555-123-4567", "4111 1111 1111 1111", "password", "is", ":", "=", "Dr.", "patient",
        "my name is", "12",
        "Main", "Street", ",", "\n", "Regards,", "Thanks", "IL", "62704", "pin", "1234", "https://a:b@c.de", "é", "😀",
        "\uD800", "مرحبا", "-", "(",
        ")", "+", "printer", "\"", "'s", "[", "]", "[name]", "born", "account", "no", "suite", "@", "://", "x", "—",
    ];

    [Fact]
    public void Hiding_twice_changes_nothing_and_findings_never_overlap()
    {
        var seed = Environment.GetEnvironmentVariable("COLLEGIUM_SEED") is { } s
            ? int.Parse(s, System.Globalization.CultureInfo.InvariantCulture) : 20_260_501;
        output.WriteLine($"seed {seed}");
        var chance = new Random(seed);
        for (var n = 0; n < 20_000; n++)
        {
            var text = string.Join(' ', Enumerable.Range(0, chance.Next(1, 12)).Select(_ => Pieces[chance.Next(Pieces.Length)]));
            var end = 0;
            foreach (var f in Mask.Find(text, ["Jane Doe"]))
            {
                Assert.True(f.Start >= end && f.Length > 0 && f.End <= text.Length, $"seed {seed}: {text}");
                end = f.End;
            }
            var once = Mask.Hide(text, ["Jane Doe"]);
            Assert.True(once == Mask.Hide(once, ["Jane Doe"]), $"seed {seed}: {text} → {once} → {Mask.Hide(once, ["Jane Doe"])}");
            Assert.DoesNotContain("4111 1111", once, StringComparison.Ordinal);
        }
    }
}
