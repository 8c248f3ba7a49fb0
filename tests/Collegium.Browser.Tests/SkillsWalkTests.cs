using Collegium.Tests;

namespace Collegium.Browser.Tests;

/// <summary>The catalogue of skills and one of them, in every look.</summary>
public sealed class SkillsWalkTests
{
    [Fact]
    public async Task The_catalogue_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        await site.World.As("steward").Post("/skills/dictation/retirement");
        (string Mail, string Path, string Name, string Says)[] pages =
        [
            ("steward@sonoran.example", "/skills", "skills", "Add a skill"),
            ("steward@sonoran.example", "/skills/printing", "skill", "Words that only hint at it"),
            ("practitioner@sonoran.example", "/skills/dictation", "skill-retired", "Out of use since"),
        ];
        var found = new List<string>();
        foreach (var look in Look.All)
        {
            foreach (var (mail, path, name, says) in pages)
            {
                var page = await site.SignedIn(mail, look);
                await page.GotoAsync(path);
                Assert.Contains(says, await page.InnerTextAsync("main"), StringComparison.Ordinal);
                found.AddRange((await Site.Axe(page)).Select(f => $"{path} {f}"));
                if (await Site.ScrollsSideways(page))
                {
                    found.Add($"{path}: scrolls sideways on {look.Name}");
                }

                await Site.Picture(page, $"{name}-{look.Name}");
                await page.Context.CloseAsync();
            }
        }

        Assert.True(found.Count == 0, string.Join('\n', found.Distinct()));
    }
}
