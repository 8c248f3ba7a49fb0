using Collegium.Identity;
using Collegium.Tests;
using Collegium.Tests.Members.Conduct;
using Microsoft.EntityFrameworkCore;
using Microsoft.Playwright;

namespace Collegium.Browser.Tests;

/// <summary>A conduct case as each part sees it, in every look: axe finds nothing and nothing scrolls sideways.</summary>
public sealed class CaseWalkTests
{
    [Fact]
    public async Task A_case_holds_in_every_look()
    {
        await using var site = await Site.Open(Engines.Sqlite);
        var stage = await ConductStage.On(site.World);
        await stage.Filed();
        await Walk(site, "secretary@sonoran.example", "filed", "/conduct", "/conduct/1", "/conduct/new", "/conduct/rules");
        await ConductStage.Must(stage.Secretary.Post($"{stage.At}/notice", new { grounds = new[] { "solicitation" }, text = "You are said to have sold a licence to a member on 3 November." }));
        await Walk(site, "person4@members.example", "noticed", "/conduct/1");
        await ConductStage.Must(stage.As(ConductStage.Respondent).Post($"{stage.At}/reply", new { text = "It was the client's own wish." }));
        var called = (await stage.Seats("called"))[0];
        var mail = await site.World.Look(db => db.Set<Login>().Where(l => l.PracticeId == called).Select(l => l.Email).FirstAsync());
        await Walk(site, mail!, "called", "/conduct/1");
        await stage.Heard();
        await Walk(site, mail!, "heard", "/conduct/1");
        await stage.Decided("suspension", 30);
        await Walk(site, "secretary@sonoran.example", "decided", "/conduct/1", "/conduct/1/file");
        await Walk(site, "person4@members.example", "decided-respondent", "/conduct/1");
    }

    private static async Task Walk(Site site, string mail, string when, params string[] paths)
    {
        foreach (var look in Look.All)
        {
            var page = await site.SignedIn(mail, look);
            foreach (var path in paths)
            {
                Assert.Equal(200, (await page.GotoAsync(path))!.Status);
                Assert.False(Site.IsShutOut(page, path), $"{path} led to {page.Url}");
                Assert.Empty(await Site.Axe(page));
                Assert.False(await Site.ScrollsSideways(page), $"{path} scrolls sideways on {look.Name}");
                await Site.Picture(page, $"case-{when}{path.Replace('/', '-')}-{look.Name}");
            }

            await page.Context.CloseAsync();
        }
    }
}
